import { join } from 'node:path'
import { Profile } from '../core/api/hostMethods.ts'
import { uuidv7 } from '../core/model/id.ts'
import { readJsonFile, writeJsonFile } from './jsonFile.ts'
import type { Ports } from './ports.ts'

const DEFAULT_COLOUR = '#a3281c'

function fileOf(ports: Ports): string {
  return join(ports.dataFolder, 'profile.json')
}

/** The person at this machine; null until a name was given. */
export function readProfile(ports: Ports): Profile | null {
  return readJsonFile(fileOf(ports), Profile, ports.log)
}

/** Gives the person a name; the id stays for ever, so that one person is one annotator everywhere. */
export function setProfile(ports: Ports, change: { name: string; colour?: string | undefined }) {
  const before = readProfile(ports)
  const profile: Profile = {
    annotatorId: before?.annotatorId ?? uuidv7(ports.now(), ports.randomBytes(10)),
    name: change.name,
    colour: change.colour ?? before?.colour ?? DEFAULT_COLOUR,
  }
  writeJsonFile(fileOf(ports), profile)
  return profile
}

/** The profile, made with the suggested name where there is none: for hosts that cannot ask. */
export function ensureProfile(ports: Ports): Profile {
  return readProfile(ports) ?? setProfile(ports, { name: ports.suggestedName })
}
