import { type Case, json, type Row, raw, rows } from './row.ts'

const write = (body: object): Case[1] => json({ accountId: '{accountId}', phone: '+12025550142', text: 'Hi', ...body })
const force = (body: object): Case[1] => json({ phone: '+12025550142', outcome: 'read', ...body })

/** What contacts do, by the control plane. */
export const contacts: Row[] = [
  ...rows('conversations.receive', [
    ['nothing', json({}), 422, 'exclusive_fields', '/conversationId'],
    ['no body', {}, 400, 'invalid_body'],
    ['an unknown account', write({ accountId: 'acc_0' }), 422, 'unknown_reference', '/accountId'],
    ['an account in capitals', write({ accountId: '{capitalAccountId}' }), 422, 'unknown_reference', '/accountId'],
    ['an account of another workspace', write({ accountId: '{foreignAccountId}' }), 422, 'unknown_reference'],
    ['a banned account', write({ accountId: '{bannedAccountId}' }), 409, 'account_not_connected'],
    ['a conversation and an account', write({ conversationId: 'cnv_0' }), 422, 'exclusive_fields', '/accountId'],
    ['an unknown conversation', json({ conversationId: 'cnv_0', text: 'Hi' }), 422, 'unknown_reference'],
    ['a number that is null', write({ phone: null }), 400, 'validation_failed', '/phone'],
    ['a number that is words', write({ phone: 'Amara' }), 422, 'phone_invalid', '/phone'],
    ['a text that is a number', write({ text: 1 }), 400, 'validation_failed', '/text'],
    ['a text of spaces', write({ text: '  ' }), 422, 'message_empty'],
    ['a text of 4,097 characters', write({ text: 'a'.repeat(4097) }), 400, 'validation_failed', '/text'],
    ['an address without a type', write({ mediaUrl: 'https://juniper.example/a.png' }), 400, 'validation_failed'],
    ['an unknown property', write({ status: 'read' }), 400, 'validation_failed', '/status'],
    ['broken JSON', raw('{"text":'), 400, 'invalid_body'],
  ]),
  ...rows('conversations.listOutcomes', [
    ['no key', { headers: { authorization: null } }, 401, 'unauthorized'],
    ['an unknown parameter', { query: 'limit=1' }, 400, 'validation_failed', 'limit'],
  ]),
  ...rows('conversations.forceOutcome', [
    ['no outcome', json({ phone: '+12025550142' }), 400, 'validation_failed', '/outcome'],
    ['an unknown outcome', force({ outcome: 'delivered' }), 400, 'validation_failed', '/outcome'],
    ['an outcome that is __proto__', force({ outcome: '__proto__' }), 400, 'validation_failed', '/outcome'],
    ['an unknown code', force({ outcome: 'fail', code: 'spam' }), 400, 'validation_failed', '/code'],
    ['a code for what does not fail', force({ code: 'spam_limited' }), 422, 'action_arguments_invalid', '/code'],
    ['a text for what is no reply', force({ text: 'Hi' }), 422, 'action_arguments_invalid', '/text'],
    ['an empty text', force({ outcome: 'reply', text: '' }), 400, 'validation_failed', '/text'],
    ['neither a number nor a message', json({ outcome: 'read' }), 422, 'exclusive_fields', '/phone'],
    ['a number and a message', force({ messageId: 'msg_0' }), 422, 'exclusive_fields', '/messageId'],
    ['a number that is words', force({ phone: 'Amara' }), 422, 'phone_invalid', '/phone'],
    ['an unknown message', json({ messageId: 'msg_0', outcome: 'read' }), 422, 'unknown_reference', '/messageId'],
  ]),
  ...rows('conversations.removeOutcome', [
    ['an unknown outcome', { id: 'out_0' }, 404, 'not_found'],
    ['an id of 65 characters', { id: 'o'.repeat(65) }, 400, 'validation_failed', 'outcomeId'],
    ['half an escape', { id: '%2' }, 400, 'validation_failed', 'path'],
  ]),
]
