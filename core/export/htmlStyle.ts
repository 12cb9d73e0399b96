import { paletteRules } from './palette.ts'

const lightTokens =
  '--paper:#fdfcfa;--sunk:#eae7e1;--ink:#1c1a17;--ink-2:#4f4b45;--ink-3:#6a655d;--line:#dcd8d0;--line-2:#8b867d;--rubric:#a3281c'
const darkTokens =
  '--paper:#17181a;--sunk:#282b2f;--ink:#e3dfd7;--ink-2:#b8b3aa;--ink-3:#989389;--line:#34373b;--line-2:#75726c;--rubric:#ee8572'

const page = `
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.25rem 6rem;max-width:44rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 Georgia,serif}
h1,h2,h3,h4,nav,.facts,.by,.number,.ref{font-family:system-ui,sans-serif}
h1{font-size:1.6rem}h2{font-size:1.35rem;margin-top:3rem;border-top:1px solid var(--line);padding-top:1.5rem}h3{font-size:1.05rem;margin-top:2.5rem}
a{color:inherit;text-decoration-color:var(--line-2)}
:target{outline:2px solid var(--rubric);outline-offset:2px}
.facts{margin:.75rem 0;padding:0;list-style:none;font-size:.85rem;color:var(--ink-2);overflow-wrap:anywhere}
.facts b{font-weight:500;color:var(--ink-3)}
article{margin:2rem 0;line-height:2}
article.title{margin:0;line-height:1.5}
article>p,article>h2,article>h3,article>pre{white-space:pre-wrap;overflow-wrap:break-word;margin:0 0 1em;tab-size:4}
article>h2{margin:3rem 0 0}
article>h3{font-size:1.2rem;font-family:inherit}
article>pre{font-size:.9em}
article>.cell{margin:0;padding:.1em .5em;border:1px solid var(--line)}
.ref{font-size:.7em;vertical-align:super;line-height:0;text-decoration:none;color:var(--rubric);padding-inline-start:.15em;user-select:none}
.ref::after{content:attr(data-number)}
`

/** Lanes: the ruling of the shortest highlight is nearest the words, longer ones step down. */
const highlights = `
mark{--foot:3px;color:inherit;padding:.06em 0 var(--foot);background:var(--ruling),linear-gradient(var(--wash),var(--wash)) 0 calc(100% - var(--foot))/100% calc(100% - var(--foot) - 5px) no-repeat;-webkit-box-decoration-break:clone;box-decoration-break:clone;-webkit-print-color-adjust:exact;print-color-adjust:exact}
mark.lane-1{--foot:8px}
mark.lane-2{--foot:12.5px}
mark[hidden]{display:none}
.swatch{display:inline-block;width:1.4em;height:.9em;border-radius:2px;vertical-align:-1px;background:var(--ruling),linear-gradient(var(--wash),var(--wash));-webkit-print-color-adjust:exact;print-color-adjust:exact}
`

const apparatus = `
.annotations,.register{padding:0;list-style:none}
.annotations>li,.register>li{margin:0 0 1.75rem;padding-top:.9rem;border-top:1px solid var(--line)}
.number{font-size:.8rem;color:var(--rubric)}
.quote{margin:.35rem 0;font-style:italic;white-space:pre-wrap;overflow-wrap:break-word}
.quote::after{content:"]";font-style:normal;color:var(--rubric);padding-inline-start:.15em}
.changed::after{content:none}
.note{margin:.75rem 0 .75rem 1rem;padding-inline-start:.75rem;border-inline-start:2px solid var(--line-2);overflow-wrap:break-word}
.note pre{white-space:pre-wrap}
.note table{border-collapse:collapse}.note td,.note th{border:1px solid var(--line-2);padding:.15em .5em;vertical-align:top}
.register .text{white-space:pre-wrap}
.by{font-size:.8rem;color:var(--ink-3);margin:.25rem 0}
`

const print = `
@media print{body{max-width:none;padding:0;font-size:10.5pt}nav{display:none}.annotations>li,.note{break-inside:avoid}h1,h2,h3{break-after:avoid}a[href^="#"]{text-decoration:none}}
@media (forced-colors:active){mark{background:none;text-decoration:underline}}
`

/** The style sheet of an HTML export, with the colours of people's own that it uses. */
export function htmlStyle(storedColours: Iterable<string>): string {
  const { light, dark } = paletteRules(storedColours)
  return [
    `:root{color-scheme:light dark;${lightTokens}}`,
    light,
    `@media screen and (prefers-color-scheme:dark){:root{${darkTokens}}\n${dark}}`,
    page,
    highlights,
    apparatus,
    print,
  ].join('\n')
}
