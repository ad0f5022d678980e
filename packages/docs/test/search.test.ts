import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Entry, Kind } from '../src/browser/search/entry.ts'
import { find, type Result } from '../src/browser/search/find.ts'
import { opened } from '../src/browser/search/index.ts'
import { marked } from '../src/browser/search/mark.ts'
import { files, pageOf, read } from './site.ts'

const index = opened(JSON.parse(read('/search.json')))
const all = (kind: Kind): Entry[] => index.entries.filter((entry) => entry.kind === kind)
const resultsOf = (query: string): Result[] => find(index, query).groups.flatMap(({ results }) => results)
const first = (query: string): string | undefined => resultsOf(query)[0]?.href

/** Which of the entries are not what a query for them finds first, with what is found instead. */
const missed = (entries: Entry[], queryOf: (entry: Entry) => string): string[] =>
  entries
    .filter((entry) => first(queryOf(entry)) !== entry.href)
    .map((entry) => `${queryOf(entry)}: ${first(queryOf(entry))}`)

const anchors = new Map(
  files('.html').map((file) => [
    pageOf(file),
    new Set([...read(file).matchAll(/ id="?([^"\s>]+)/g)].map(([, id]) => id)),
  ]),
)

describe('what is found first', () => {
  const operations = all('operation')

  test('is each of the 86 operations by its summary', () => {
    console.info(
      `${operations.length - missed(operations, ({ title }) => title).length} of ${operations.length} operations are found first by their summaries`,
    )

    expect(operations).toHaveLength(86)
    expect(missed(operations, ({ title }) => title)).toEqual([])
  })

  test.each<[string, (entry: Entry) => string]>([
    [
      'its summary in small letters and with other signs',
      ({ title }) => `${title.toLowerCase().replaceAll(' ', ', ')}?`,
    ],
    ['its id', ({ alias = '' }) => alias],
    ['its id as words', ({ alias = '' }) => alias.replace('.', ' ')],
    ['its method and path', ({ method, path }) => `${method} ${path}`],
    [
      'its method and the path without its start',
      ({ method = '', path = '' }) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
    ],
    [
      'an address with ids',
      ({ method, path = '' }) => `${method} http://localhost:4010${path.replace(/\{.*?\}/g, 'x_1')}?limit=1`,
    ],
  ])('is each operation by %s', (_, queryOf) => {
    expect(missed(operations, queryOf)).toEqual([])
  })

  test('is the operation whose path needs the least guessing', () => {
    expect(['/leads', '/tags', '/steps', 'GET accounts/acc_1', '/agents/usage'].map(first)).toEqual([
      ...['leads/list/', 'leads/list-tags/', 'campaigns/add-step/', 'accounts/get/', 'agents/get-usage/'],
    ])
  })

  test.each<[string, (entry: Entry) => string]>([
    ['two letters have changed places', ({ title }) => title.replace(/([a-z]{3})([a-z])([a-z])/, '$1$3$2')],
    ['the last letter is still to be typed', ({ title }) => title.slice(0, -1)],
    ['the words stand in another order', ({ title }) => title.split(' ').toReversed().join(' ')],
  ])('is nearly every operation although %s', (what, queryOf) => {
    const others = missed(operations, queryOf)

    console.info(`${operations.length - others.length} of ${operations.length} are found first although ${what}`)
    expect(others.length).toBeLessThanOrEqual(6)
  })

  test('is each error code by its name, however it is written', () => {
    expect(all('code')).toHaveLength(80)
    expect(missed(all('code'), ({ title }) => title)).toEqual([])
    expect(missed(all('code'), ({ title }) => title.replaceAll('_', ' '))).toEqual([])
  })

  test('is each section, and each guide by its title', () => {
    const guides = all('guide').filter(({ of }) => of === undefined)

    expect(guides.length).toBeGreaterThanOrEqual(11)
    expect(missed([...all('section'), ...guides], ({ title }) => title)).toEqual([])
  })
})

describe('a field', () => {
  test('is the first of its kind by its name', () => {
    const names = [...new Set(all('field').map(({ title }) => title))]

    const others = names.filter((name) => {
      const fields = find(index, name).groups.find(({ kind }) => kind === 'field')
      return fields?.results[0]?.entry.title !== name
    })

    expect(names.length).toBeGreaterThan(300)
    expect(others).toEqual([])
  })

  test('leads to its anchor, where it is sent before where it is answered', () => {
    const [result] = resultsOf('stopOnReply')

    expect(result?.entry.title).toBe('stopOnReply')
    expect(result?.href).toMatch(/#body\.stopOnReply$/)
  })

  test('leads to the operation that the query names beside it', () => {
    expect(first('duplicate campaign dailyLimit')).toBe('campaigns/duplicate/#response.201.dailyLimit')
    expect(first('campaigns.update dailyLimit')).toMatch(/^campaigns\/update\/#.*dailyLimit$/)
  })

  test('is found in small letters, and by the beginnings of its words', () => {
    for (const query of ['stoponreply', 'stop rep', 'STOP_ON_REPLY'])
      expect(resultsOf(query).map(({ entry }) => entry.title)).toContain('stopOnReply')
  })
})

describe('a query', () => {
  test('has all of its words met, wherever they stand', () => {
    const { isComplete, groups } = find(index, 'campaign archive')

    expect(isComplete).toBe(true)
    expect(groups[0]?.results[0]?.entry.alias).toBe('campaigns.archive')
  })

  test('gets what has most of its words when nothing has all, and says so', () => {
    const { isComplete, groups } = find(index, 'archive campaign zeppelin')

    expect(isComplete).toBe(false)
    expect(groups[0]?.results[0]?.entry.alias).toBe('campaigns.archive')
  })

  test('is not led astray by words that say nothing', () => {
    expect(first('how do I pause a campaign')).toBe('campaigns/pause/')
  })

  test('finds a state machine by one of its states', () => {
    expect(resultsOf('lead opted_out').map(({ href }) => href)).toContain('states/campaign-lead/')
  })

  test('that has to do with nothing finds nothing', () => {
    expect(find(index, 'zeppelin')).toEqual({ isComplete: false, groups: [] })
    expect(find(index, '/{').groups).toEqual([])
  })

  test('has its words marked where they were met', () => {
    expect(marked('Whether campaigns stopOnReply', 'camp REPLY', [])).toEqual([
      { text: 'Whether ', isMet: false },
      { text: 'camp', isMet: true },
      { text: 'aigns stopOn', isMet: false },
      { text: 'Reply', isMet: true },
    ])
    expect(marked('Start campaign', 'campain', ['campaign'])).toEqual([
      { text: 'Start ', isMet: false },
      { text: 'campaign', isMet: true },
    ])
  })
})

test('everything that can be found is there', () => {
  const targets = index.entries.flatMap(({ title, href, places = [] }) => [
    ...(href === undefined ? [] : [href]),
    ...places.flatMap(([anchor, ...operations]) =>
      operations.map((operation) => `${index.entries[operation]?.href}#${index.anchors[anchor]?.replace('$', title)}`),
    ),
  ])

  const gone = targets.filter((target) => {
    const [page, anchor] = target.split('#')
    return anchor === undefined ? !anchors.has(`/${page}`) : !anchors.get(`/${page}`)?.has(anchor)
  })

  console.info(`${index.entries.length} things to find at ${targets.length} places`)
  expect(gone).toEqual([])
})

test('the search weighs little', () => {
  const chunks = files('.js').filter((file) => read(file).includes('search-dialog'))
  const weight = (paths: string[]) => paths.reduce((sum, path) => sum + gzipSync(read(path)).length, 0)

  console.info(`search: index ${weight(['/search.json'])} bytes, all that shows it ${weight(chunks)}, compressed`)
  expect(chunks).toHaveLength(1)
  expect(weight(['/search.json', ...chunks])).toBeLessThanOrEqual(66_000)
})
