import type { Edit } from './edits.ts'

/** Helpers that nobody can import, of which everything is made that cannot be written down for each operation. */
export const helpers: Edit[] = [
  {
    what: 'raw takes no bodies',
    from: 'type Given<Operation> = Params<Operation> & Body<Operation>;',
    to: 'type Given<Operation> = Params<Operation>;',
    changes: { 'client: RawClient.GET changed': 'major' },
  },
  {
    what: 'the body of a mutation has another name',
    entry: 'react-query',
    from: '    body?: Exclude<Body, undefined>;',
    to: '    content?: Exclude<Body, undefined>;',
    changes: { 'client/react-query: Queries changed': 'major' },
  },
  {
    what: 'a helper is written otherwise',
    from: 'type RawResult<Result> = Result | undefined | Promise<Result | undefined>;',
    to: 'type RawResult<Given> = Promise<Given | undefined> | undefined | Given;',
    changes: {},
  },
  {
    what: 'a helper has another name',
    entry: 'react-query',
    from: 'type Whole<Body> = [',
    to: 'type Entire<Body> = [',
    changes: {},
  },
  {
    what: 'what is made with that helper',
    entry: 'react-query',
    from: '? Whole<MaybeTakenBy<Method, Path>>',
    to: '? Entire<MaybeTakenBy<Method, Path>>',
    changes: {},
  },
]
