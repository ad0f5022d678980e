/** What an interested contact writes. */
export const interestedReply = 'Yes please, could you send a sample?'

/** What contacts write who reply by chance. */
export const replyTexts = [
  interestedReply,
  'Hi! What would that cost?',
  'Sounds good. When could we talk?',
  'Thank you, I will think about it.',
  'Who is this?',
  'Not at the moment, thanks.',
] as const

/** What a contact writes who wants no more messages: the first of a new workspace's keywords. */
export const optOutText = 'STOP'
