import { generateKeyPairSync, sign } from 'node:crypto'

/** A certificate of `127.0.0.1` that has signed itself, so that nobody trusts it, with its key. Both as PEM. */
export function selfSigned(): { cert: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(der(0x06, [0x55, 0x04, 0x03]), der(0x0c, [...Buffer.from('127.0.0.1')]))))
  const algorithm = sequence(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]))
  const validity = sequence(time('20200101000000Z'), time('20991231235959Z'))
  const publicKeyInfo = [...publicKey.export({ type: 'spki', format: 'der' })]
  const content = sequence(der(0xa0, der(0x02, [2])), der(0x02, [1]), algorithm, name, validity, name, publicKeyInfo)
  const signature = [0, ...sign('sha256', Buffer.from(content), privateKey)]
  const certificate = Buffer.from(sequence(content, algorithm, der(0x03, signature)))
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

const sequence = (...parts: number[][]): number[] => der(0x30, parts.flat())
const set = (...parts: number[][]): number[] => der(0x31, parts.flat())
const time = (text: string): number[] => der(0x18, [...Buffer.from(text)])

/** A value of ASN.1: its tag, its length, its content of less than 64 KiB. */
function der(tag: number, content: number[]): number[] {
  const { length } = content
  if (length < 0x80) return [tag, length, ...content]
  return length < 0x100 ? [tag, 0x81, length, ...content] : [tag, 0x82, length >> 8, length & 0xff, ...content]
}
