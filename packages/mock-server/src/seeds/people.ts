// People whom nobody knows: leads with made-up names, and numbers that are kept free for fiction.
import type { LeadImportRow } from '../domain/records.ts'

const firstNames = words(`Ada Amir Ana Ben Bo Cara Chen Dana Elif Ella Emeka Fatima Felix Grace Hana Hugo Ines Ivan Jada
  Jonas Kai Kofi Lena Luis Maya Milo Nadia Noor Omar Paula Quinn Rosa Sami Sofia Tariq Uma Vera Wei Yara Zoe`)
const lastNames = words(`Adler Bianchi Castro Dupont Eriksen Fischer Gupta Haddad Ito Jensen Kowalski Lopez Mensah Novak
  Oakes Park Quintero Rossi Santos Tanaka Usman Vargas Weber Xu Young Zimmer`)
const signs =
  words(`Anchor Birch Copper Dune Ember Fern Granite Hazel Ivy Jetty Kettle Linden Maple Nutmeg Orchard Pebble
  Quarry Russet Saffron Thistle`)
const trades = words('Café Bakery Kitchen Coffee Deli Roastery Bistro')

/** A place and its area codes; none of those in which accounts are sold. */
type Place = readonly [city: string, ...codes: number[]]

export const eastCoast: readonly Place[] = [
  ['Washington', 202],
  ['New York', 332, 646, 917],
  ['Philadelphia', 215, 267],
  ['Wilmington', 302],
  ['Providence', 401],
  ['Baltimore', 410, 443],
  ['Newark', 862, 973],
  ['Boston', 857],
  ['Hartford', 860],
]

export const wholeCountry: readonly Place[] = [
  ...eastCoast,
  ['Los Angeles', 323, 424],
  ['Dallas', 214, 469, 972],
  ['Chicago', 773, 872],
  ['Miami', 786],
  ['Denver', 303, 720],
  ['San Francisco', 628],
  ['Portland', 971],
  ['Austin', 737],
  ['Phoenix', 480, 602],
  ['Atlanta', 404, 678],
  ['Minneapolis', 612],
  ['Las Vegas', 725],
  ['Houston', 832],
  ['San Diego', 619, 858],
  ['Seattle', 206],
  ['Detroit', 313],
  ['Tampa', 813],
  ['Nashville', 615],
]

/** Endings from 0110 on, which leaves those before to accounts, and stops before those that are reserved. */
const firstEnding = 110
const endings = 78

/** So many people, who live in these places in turn. No two have one number. */
export function people(count: number, places: readonly Place[]): LeadImportRow[] {
  const areas = places.flatMap(([city, ...codes]) => codes.map((code) => ({ city, code })))
  if (count > areas.length * endings) throw new Error(`There are no ${count} numbers in these places.`)
  return Array.from({ length: count }, (_, index) => {
    const { city, code } = pick(areas, index)
    return {
      phone: `+1${code}5550${firstEnding + Math.floor(index / areas.length)}`,
      firstName: pick(firstNames, index * 7),
      lastName: pick(lastNames, index * 11 + Math.floor(index / 40)),
      company: `${pick(signs, index * 3 + Math.floor(index / 20))} ${pick(trades, index)}`,
      city,
      country: 'US',
    }
  })
}

/** The item at an index, round the list. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

function words(text: string): string[] {
  return text.split(/\s+/)
}
