/** What Cloudflare counts, what it gives, and what it asks for more. Dollars are those of the United States. */
export interface Meter {
  label: string
  /** What Workers Free gives a day; of what is stored, at all. */
  free: number
  /** What Workers Paid includes a month. */
  included: number
  /** Dollars for so many more. */
  price: { dollars: number; per: number }
}

const million = 1_000_000

/**
 * As the pages said in November 2026.
 *
 * Requests and processor time of Workers: https://developers.cloudflare.com/workers/platform/pricing/. All else:
 * https://developers.cloudflare.com/durable-objects/platform/pricing/. Workers Free limits the processor time of a
 * request (10 ms), and not that of a day.
 *
 * The processor time of objects is not billed as such, but it was measured together with the Worker's. They are billed for
 * gigabyte-seconds by the clock while they work, which is not less than their processor time. Alarms are requests.
 */
export const meters = {
  workerRequests: {
    label: 'requests of the Worker',
    free: 100_000,
    included: 10 * million,
    price: { dollars: 0.3, per: million },
  },
  cpuMilliseconds: {
    label: 'CPU ms at most',
    free: Number.POSITIVE_INFINITY,
    included: 30 * million,
    price: { dollars: 0.02, per: million },
  },
  objectRequests: {
    label: 'requests of objects',
    free: 100_000,
    included: million,
    price: { dollars: 0.15, per: million },
  },
  gigabyteSeconds: {
    label: 'GB-s at least',
    free: 13_000,
    included: 400_000,
    price: { dollars: 12.5, per: million },
  },
  rowsRead: {
    label: 'rows read',
    free: 5 * million,
    included: 25_000 * million,
    price: { dollars: 0.001, per: million },
  },
  rowsWritten: {
    label: 'rows written',
    free: 100_000,
    included: 50 * million,
    price: { dollars: 1, per: million },
  },
  storedGigabytes: { label: 'GB stored', free: 5, included: 5, price: { dollars: 0.2, per: 1 } },
} as const satisfies Record<string, Meter>

export type MeterName = keyof typeof meters

/** What Workers Paid costs a month before anything is used: https://developers.cloudflare.com/workers/platform/pricing/ */
export const subscription = 5

/** Gigabytes that an object is billed for while it works, whatever it takes. */
export const objectMemory = 0.128

/** Of one object, softly: https://developers.cloudflare.com/durable-objects/platform/limits/ */
export const objectRequestsPerSecond = 1000

/** Of one object: https://developers.cloudflare.com/durable-objects/platform/limits/ */
export const objectGigabytes = 10
