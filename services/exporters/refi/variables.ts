import { derivedGuid } from './refiValues.ts'
import { element, textElement } from './xmlElement.ts'

/** Fields that cases and sources have beyond those of REFI, all of them texts. */
export class Variables {
  private readonly names = new Set<string>()

  /** The values of one thing, at most one a name. */
  values(fields: Iterable<readonly [name: string, value: string]>): string[] {
    return [...fields].map(([name, value]) => {
      this.names.add(name)
      return element('VariableValue', {}, [
        element('VariableRef', { targetGUID: guidOfVariable(name) }),
        textElement('TextValue', value),
      ])
    })
  }

  /** What all the values are of; to be asked last. */
  elements(): string[] {
    return [...this.names]
      .sort()
      .map((name) =>
        element('Variable', { guid: guidOfVariable(name), name, typeOfVariable: 'Text' }),
      )
  }
}

function guidOfVariable(name: string): string {
  return derivedGuid('variable', name)
}
