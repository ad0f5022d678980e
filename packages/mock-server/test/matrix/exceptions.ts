/** Documented answers that no test can provoke, by code or by operation and code, and why. */
export const exceptions: Record<string, string> = {
  internal_error: 'only a bug of the server answers it; http.test.ts makes one',
  'conversations.sendTestMessage insufficient_credits': 'a test message costs nothing here',
  rate_limited: 'the mock server does not limit the rate yet',
}
