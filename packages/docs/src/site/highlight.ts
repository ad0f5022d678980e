import { createHighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import bash from 'shiki/langs/bash.mjs'
import go from 'shiki/langs/go.mjs'
import java from 'shiki/langs/java.mjs'
import javascript from 'shiki/langs/javascript.mjs'
import json from 'shiki/langs/json.mjs'
import python from 'shiki/langs/python.mjs'
import swift from 'shiki/langs/swift.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import yaml from 'shiki/langs/yaml.mjs'
import { escapeHtml } from './escape.ts'

// Each kind of token gets a colour that stands for a class of one letter: a page has thousands of tokens.
const kinds: Record<string, string[]> = {
  c: ['comment'],
  s: ['string', 'punctuation.definition.string'],
  n: ['constant.numeric', 'constant.language', 'variable.language'],
  k: ['keyword', 'storage', 'keyword.operator.new'],
  f: ['entity.name.function', 'support.function'],
  p: ['support.type.property-name', 'meta.object-literal.key', 'entity.name.tag'],
}
const classes = new Map(Object.keys(kinds).map((kind, index) => [`#00000${index + 1}`, kind]))
const plain = '#000000'

const highlighter = await createHighlighterCore({
  langs: [bash, go, java, javascript, json, python, swift, typescript, yaml],
  themes: [
    {
      name: 'kinds',
      type: 'light',
      fg: plain,
      bg: '#ffffff',
      settings: [
        { settings: { foreground: plain } },
        ...[...classes].map(([foreground, kind]) => ({ scope: kinds[kind] ?? [], settings: { foreground } })),
        { scope: ['keyword.operator', 'punctuation'], settings: { foreground: plain } },
      ],
    },
  ],
  engine: createJavaScriptRegexEngine(),
})

const languages: Record<string, string> = { sh: 'bash', ts: 'typescript', js: 'javascript' }

/** Code as HTML, its tokens marked by classes; a language that is not known stays plain. */
export function highlight(source: string, name: string): string {
  const lang = languages[name] ?? name
  if (!highlighter.getLoadedLanguages().includes(lang)) return escapeHtml(source)
  const { tokens } = highlighter.codeToTokens(source, { lang, theme: 'kinds' })
  return tokens.map((line) => joined(line).map(marked).join('')).join('\n')
}

interface Token {
  content: string
  kind: string | undefined
}

/** Neighbours of one kind become one token. */
function joined(line: readonly { content: string; color?: string }[]): Token[] {
  const tokens: Token[] = []
  for (const { content, color } of line) {
    const kind = color === undefined ? undefined : classes.get(color.toLowerCase())
    const last = tokens.at(-1)
    if (last && (last.kind === kind || content.trim() === '')) last.content += content
    else tokens.push({ content, kind })
  }
  return tokens
}

const marked = ({ content, kind }: Token): string =>
  kind === undefined || content.trim() === ''
    ? escapeHtml(content)
    : `<span class=${kind}>${escapeHtml(content)}</span>`
