import { setup } from '../setup.ts'

/** A client whose lists have three leads, one a page, and the queries that it sent. */
export function leadPages() {
  const asked: string[] = []
  const { rocketlead } = setup(undefined, {
    fetch: (url) => {
      const { search, searchParams } = new URL(url)
      asked.push(search)
      const number = Number(searchParams.get('cursor')?.slice(4) ?? 0) + 1
      const nextCursor = number < 3 ? `led_${number}` : null
      const pagination = { limit: 1, hasMore: nextCursor !== null, nextCursor }
      return Response.json({ data: [{ id: `led_${number}` }], pagination })
    },
  })
  return { rocketlead, asked }
}
