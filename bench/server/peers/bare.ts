import { join } from 'node:path'
import { describedPlans, pageAt } from '../calls.ts'
import type { Peer } from './peer.ts'

/** Answers by the first words of the path alone. */
export const bare: Peer = {
  label: 'bare node:http',
  packages: [],
  about: 'reads the body of a request, and sends the bytes and headers that our server answers, always the same',
  refusesBadBodies: false,
  checksAnswers: false,
  keepsState: false,
  prepare:
    ({ answers }) =>
    (port) => [join(import.meta.dirname, '../programs/bare.mjs'), String(port), answers],
  plans: (_, { leads, leadListId }) =>
    describedPlans(
      leads.map(({ phone }) => phone),
      leads.map(({ phone }) => pageAt(phone)),
      leadListId,
    ),
}
