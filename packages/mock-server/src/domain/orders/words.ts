import type { Order } from './quote.ts'

type Item = Pick<Order['items'][number], 'product' | 'quantity'>

/** The goods for people: `2 WhatsApp accounts`, `5,000 credits`. Those of one kind are counted together. */
export function goodsOf(items: readonly Item[]): string {
  const accounts = count(items, 'wa_account')
  const credits = count(items, 'credits')
  return [
    ...(accounts ? [`${written(accounts)} WhatsApp ${accounts === 1 ? 'account' : 'accounts'}`] : []),
    ...(credits ? [`${written(credits)} ${credits === 1 ? 'credit' : 'credits'}`] : []),
  ].join(' and ')
}

const count = (items: readonly Item[], product: Item['product']): number =>
  items.filter((item) => item.product === product).reduce((sum, { quantity }) => sum + quantity, 0)

const written = (number: number): string => number.toLocaleString('en-US')
