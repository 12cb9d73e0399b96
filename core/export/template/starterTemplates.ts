import type { TemplateKind } from '../../model/template.ts'

/** A template has no parts to call: what stands in it twice is written twice into it. */
function markdownNotes(of: string): string {
  return `{%- for note in ${of}.notes %}

**Note {{ note.number }}**, {{ note.annotator | escape_markdown }}, {{ note.created | date: "%Y-%m-%d" }}

{{ note.markdown }}
{%- endfor %}`
}

function htmlNotes(of: string): string {
  return `{%- for note in ${of}.notes %}
<div class="note" dir="auto">
<p class="by">Note {{ note.number }}, {{ note.annotator }}, {{ note.created }}</p>
<div class="text">{{ note.html | raw }}</div>
</div>
{%- endfor %}`
}

const markdown = `# {{ project.name | escape_markdown }}

Exported {{ exportedAt | date: "%Y-%m-%d" }}, annotations: {{ count }}
{%- for document in documents %}

## {{ document.title | escape_markdown }}

{{ document.citation | escape_markdown }}
${markdownNotes('document')}
{%- assign annotations = document.annotations | concat: document.waiting %}
{%- for annotation in annotations %}

### {{ annotation.number }}

{{ annotation.quote | blockquote }}
{%- if annotation.isChanged %}

Now reads:

{{ annotation.current | blockquote }}
{%- endif %}

{% for code in annotation.codes -%}
- code: {{ code.path | code_span }} ({{ code.annotator | escape_markdown }})
{% endfor -%}
{% for entity in annotation.entities -%}
- entity: {{ entity.label | code_span }} ({{ entity.type | escape_markdown }}, {{ entity.role }})
{% endfor -%}
- annotator: {{ annotation.annotator | escape_markdown }}
- created: {{ annotation.created }}
- state: {{ annotation.state }}
{%- if annotation.page %}
- page: {{ annotation.page | escape_markdown }}
{%- endif %}
${markdownNotes('annotation')}
{%- endfor %}
{%- endfor %}
{%- if codes.size > 0 %}

## Codes
{% for code in codes %}
- {{ code.path | code_span }} {{ code.description | escape_markdown }}
{%- endfor %}
{%- endif %}
{%- if entities.size > 0 %}

## Entities
{% for entity in entities %}
- {{ entity.label | code_span }} ({{ entity.type | escape_markdown }}) {{ entity.description | escape_markdown }}
{%- endfor %}
{%- endif %}
`

const html = `<!doctype html>
<html lang="en">
<head>
<title>{{ project.name }}</title>
<style>
{{ style | raw }}
</style>
</head>
<body>
<main>
<h1 dir="auto">{{ project.name }}</h1>
<p class="by">Exported {{ exportedAt | date: "%Y-%m-%d" }}, annotations: {{ count }}</p>
{%- for document in documents %}
<section>
<h2 dir="auto">{{ document.title }}</h2>
<ul class="facts">
{%- for fact in document.facts %}
<li><b>{{ fact.name }}</b> {{ fact.value }}</li>
{%- endfor %}
<li><b>revision</b> {{ document.revision }}</li>
</ul>
${htmlNotes('document')}
{{ document.html | raw }}
<h3>Annotations</h3>
<ol class="annotations">
{%- assign annotations = document.annotations | concat: document.waiting %}
{%- for annotation in annotations %}
<li id="annotation-{{ annotation.number }}" data-id="{{ annotation.id }}">
<p class="number">
{%- if annotation.place %}<a href="#passage-{{ annotation.number }}">{{ annotation.number }}</a>
{%- else %}{{ annotation.number }}{% endif %}</p>
<blockquote class="quote" dir="auto">{{ annotation.quote }}</blockquote>
{%- if annotation.isChanged %}
<p class="by">Now reads</p>
<blockquote class="quote changed" dir="auto">{{ annotation.current }}</blockquote>
{%- endif %}
<ul class="facts">
{%- for code in annotation.codes %}
<li><b>code</b> {{ code.path }}, {{ code.annotator }}</li>
{%- endfor %}
{%- for entity in annotation.entities %}
<li><b>entity</b> {{ entity.label }} ({{ entity.type }}, {{ entity.role }})</li>
{%- endfor %}
<li><b>annotator</b> {{ annotation.annotator }}, {{ annotation.created }}</li>
<li><b>state</b> {{ annotation.state }}</li>
{%- if annotation.page %}
<li><b>page</b> {{ annotation.page }}</li>
{%- endif %}
</ul>
${htmlNotes('annotation')}
</li>
{%- endfor %}
</ol>
</section>
{%- endfor %}
{%- if codes.size > 0 %}
<section>
<h2>Codes</h2>
<ul class="register">
{%- for code in codes %}
<li><b dir="auto">{{ code.path }}</b><p class="text" dir="auto">{{ code.description }}</p></li>
{%- endfor %}
</ul>
</section>
{%- endif %}
{%- if entities.size > 0 %}
<section>
<h2>Entities</h2>
<ul class="register">
{%- for entity in entities %}
<li><b dir="auto">{{ entity.label }}</b> ({{ entity.type }})<p class="text" dir="auto">{{ entity.description }}</p></li>
{%- endfor %}
</ul>
</section>
{%- endif %}
</main>
</body>
</html>
`

/** What a person begins a template of their own with: nearly what Variorum writes itself, and shorter. */
export const starterTemplates: Readonly<Record<TemplateKind, string>> = { markdown, html }
