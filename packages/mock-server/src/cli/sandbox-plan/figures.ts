import measured from './figures.json' with { type: 'json' }

/** What Cloudflare bills of an object: rows, one more written for each alarm that is set, and alarms. */
export interface Count {
  rowsRead: number
  rowsWritten: number
  alarms: number
}

export interface KeyFigures {
  /** Its first request. */
  created: Count
  /** A request after its object was put away, beyond the request itself. */
  opened: Count
  /** A day on which nobody asks for it. */
  day: Count
  /** What it stores. */
  bytes: number
}

/** What was measured of the Worker by `npm run bench -- sandbox --write`, which writes `figures.json`. */
export interface Figures {
  rows: {
    keys: { empty: KeyFigures; demo: KeyFigures }
    /** A lead by its phone number, a page of 20 leads, a new lead, a lead of an import. */
    calls: { get: Count; list: Count; create: Count; imported: Count }
    /** A message of a campaign, with what becomes of it. */
    message: Count
  }
  /** On a core of the machine that `machine` names; `opened` and `created` are whole requests. */
  cpuMilliseconds: {
    get: number
    list: number
    create: number
    opened: number
    created: { empty: number; demo: number }
  }
  machine: string
}

export const figures: Figures = measured
