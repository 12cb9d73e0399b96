const lightTokens =
  '--paper:#fdfcfa;--sunk:#eae7e1;--ink:#1c1a17;--ink-2:#4f4b45;--ink-3:#6a655d;--line:#dcd8d0;--line-2:#8b867d;--rubric:#a3281c;--ins:#0a5f63;--ins-wash:#d9efec;--del:#963414;--del-wash:#f8e3d9;--mov:#5b4391;--mov-wash:#ebe5f6'
const darkTokens =
  '--paper:#17181a;--sunk:#282b2f;--ink:#e3dfd7;--ink-2:#b8b3aa;--ink-3:#989389;--line:#34373b;--line-2:#75726c;--rubric:#ee8572;--ins:#6fcfc6;--ins-wash:#15383a;--del:#f0a07c;--del-wash:#43261b;--mov:#bfa8ef;--mov-wash:#302a48'

const page = `
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.5rem 6rem;max-width:76rem;background:var(--paper);color:var(--ink);font:1rem/1.6 Georgia,serif}
h1,h2,h3,table,.side,.by,.ordinal,.ref,.hole,.number,summary,.heads{font-family:system-ui,sans-serif}
h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1.2rem;margin:2.5rem 0 1rem;border-top:1px solid var(--line);padding-top:1.25rem}h3{font-size:1rem;margin:2rem 0 .5rem}
p{margin:0;overflow-wrap:anywhere}
:target{outline:2px solid var(--rubric);outline-offset:4px}
.side{font-size:.9rem;color:var(--ink-2)}
.siglum,.bracket,.number{color:var(--rubric)}
.tables{display:flex;flex-wrap:wrap;gap:2rem 4rem;margin:1.5rem 0;align-items:flex-start}
.counts{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
.counts caption{text-align:start;font-weight:600;padding-bottom:.25rem}
.counts th{text-align:start;font-weight:400;padding:.1rem 2rem .1rem 0;border-top:1px solid var(--line)}
.counts td{text-align:end;border-top:1px solid var(--line)}
.apparatus{list-style:none;margin:0;padding:0;columns:24rem;column-gap:3rem}
.apparatus li{break-inside:avoid;overflow-wrap:anywhere;padding-bottom:.15rem}
.ordinal{font-size:.75rem;color:var(--ink-3)}
ins{color:var(--ins);background:var(--ins-wash);text-decoration:overline 1.5px}
del{color:var(--del);background:var(--del-wash);text-decoration:line-through 1.5px}
`

const facing = `
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 3rem;margin-bottom:.6rem}
.heads{border-bottom:1px solid var(--line-2);color:var(--rubric)}
.cell{display:grid;grid-template-columns:2rem minmax(0,1fr);align-items:baseline}
.cell p{white-space:pre-wrap;tab-size:4}
.cell .heading{font-weight:700}
.cell .code{font-family:ui-monospace,monospace;font-size:.9em}
.moved .cell p{background:var(--mov-wash);outline:1.5px dotted var(--mov);outline-offset:3px}
.hole{display:block;font-size:.8rem;color:var(--mov);border-inline-start:1.5px dotted var(--mov);padding-inline-start:.75rem;margin-inline-start:2rem;align-self:start}
mark{color:inherit;background:none;border-bottom:2px solid var(--line-2)}
mark.lost,mark.text-changed{border-bottom-color:var(--del)}
mark.new{border-bottom-color:var(--ins)}
mark.moved{border-bottom-color:var(--mov)}
mark.shifted,mark.kept{border-bottom-style:dotted}
.ref{font-size:.7em;vertical-align:super;line-height:0;text-decoration:none;color:var(--rubric);padding-inline-start:.15em;user-select:none}
.ref::after{content:attr(data-number)}
summary{font-size:.85rem;color:var(--ink-3);padding:.25rem 0;margin-bottom:.6rem}
`

const annotations = `
.annotations{list-style:none;margin:0;padding:0}
.annotations>li{padding:.75rem 0;border-top:1px solid var(--line)}
.by{font-size:.85rem;color:var(--ink-2)}
.reading{display:grid;grid-template-columns:2rem minmax(0,1fr);margin-top:.4rem}
.reading p{grid-column:2}.reading .siglum{grid-row:1}
.quote,.note{white-space:pre-wrap;max-width:44rem}
.note{margin:.25rem 0 .5rem;padding-inline-start:.75rem;border-inline-start:2px solid var(--line-2)}
`

const media = `
@media (max-width:44rem){.row{grid-template-columns:minmax(0,1fr)}}
@media print{body{max-width:none;padding:0;font-size:9.5pt}.row{gap:0 1.5rem}.row,.annotations>li,.counts{break-inside:avoid}h1,h2,h3{break-after:avoid}ins,del,.moved .cell p{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media (forced-colors:active){ins{text-decoration:underline}mark{border-bottom-color:CanvasText}}
`

/** The style sheet of an HTML report, light or dark as the reader's machine is. */
export const reportStyle = [
  `:root{color-scheme:light dark;${lightTokens}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${darkTokens}}}`,
  page,
  facing,
  annotations,
  media,
].join('\n')
