/** Documented answers that no test can provoke, by code or by operation and code, and why. */
export const exceptions: Record<string, string> = {
  'conversations.sendTestMessage insufficient_credits': 'a test message costs nothing here',
}
