import { type IRunOptions, Tab, TextRun } from 'docx'
import { xmlText } from '../xmlText.ts'

/** Runs of one look; a line feed is a line break, a tab a tab, as Word has them. */
export function wordRuns(text: string, look: IRunOptions = {}): TextRun[] {
  return xmlText(text)
    .split('\n')
    .flatMap((line, index) => {
      const children = line.split('\t').flatMap((words, column) => {
        const word = words === '' ? [] : [words]
        return column === 0 ? word : [new Tab(), ...word]
      })
      if (children.length === 0 && index === 0) return []
      const direction = isRightToLeft(line) ? { rightToLeft: true } : {}
      const lineBreak = index === 0 ? {} : { break: 1 }
      return [new TextRun({ ...look, ...direction, ...lineBreak, children })]
    })
}

const STRONG =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** By its first letter, as HTML's dir=auto does it. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(STRONG.exec(text)?.[0] ?? '')
}
