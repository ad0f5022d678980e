/** What an attack is made of: a beginning, something again and again, and an end that fits nothing. */
export interface Attack {
  begin: string
  again: string
  end: string
}

const short = 5000
const times = 8
/** Halfway between what grows with the length and what grows with its square: whatever is measured is off by some. */
export const most = times * Math.sqrt(times)

/**
 * By how much an attack costs more when it is eight times as long: 8 where the cost grows with the length, 64 where it
 * grows with its square, and less where it is too cheap to be measured.
 */
export function growthOf(read: (text: string) => unknown, { begin, again, end }: Attack): number {
  const text = (length: number) => begin + again.repeat(length / again.length) + end
  const long = costOf(read, text(short * times))
  // What grows with the square takes far longer for so much.
  return long < 50 ? 1 : long / Math.max(1, costOf(read, text(short)))
}

/** The milliseconds that the processor works, at best: what it does besides only adds to it. */
function costOf(read: (text: string) => unknown, text: string): number {
  const once = () => {
    const begin = process.threadCpuUsage()
    try {
      read(text)
    } catch {
      // To be refused is as good.
    }
    const { user, system } = process.threadCpuUsage(begin)
    return (user + system) / 1000
  }
  return Math.min(once(), once())
}

const begins = ['', '+1', 'a', '<h1>', '{{', '"', 'https://a.example/', 'a@', 'evt_']
const agains = [
  'a',
  'A',
  '0',
  ' ',
  '\t',
  '\n',
  '.',
  '-',
  '_',
  '/',
  '%',
  '%20',
  ':',
  '@',
  '<',
  '<h1>',
  '{',
  '{{',
  '|',
  '"',
  ',',
  '+',
  '(',
  '#',
  '~',
  '&',
  'a.',
  ' #',
  'a@',
]
const ends = ['', '!']

const attacks: Attack[] = begins.flatMap((begin) =>
  agains.flatMap((again) => ends.map((end) => ({ begin, again, end }))),
)

/** The attacks whose cost grows by more than it should, however often it is measured. */
export const dangers = (read: (text: string) => unknown): string[] =>
  attacks
    .filter((attack) => [1, 2, 3].every(() => growthOf(read, attack) > most))
    .map(({ begin, again, end }) => JSON.stringify(`${begin}${again}${again}${again}…${end}`))
