import { isSupportedCountry } from 'libphonenumber-js/min'
import { type Fault, Problem } from './problem.ts'
import type { SendingWindow, WorkspaceSettings, WorkspaceSettingsUpdate } from './records.ts'
import { isTimezone } from './time.ts'

/** The settings of a new workspace. */
export const defaultSettings = (workspaceId: string, now: Date): WorkspaceSettings => ({
  workspaceId,
  name: 'Workspace',
  timezone: 'America/New_York',
  defaultCountry: 'US',
  language: 'en-US',
  sendingWindows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
  stopOnReply: true,
  delayBetweenMessages: { minSeconds: 45, maxSeconds: 180 },
  defaultDailyLimit: 60,
  optOutKeywords: ['STOP', 'UNSUBSCRIBE'],
  optOutReply: null,
  autoTagReplies: false,
  warmup: { autoStart: true, profile: 'standard' },
  agent: { defaultAgentId: null, mode: 'suggest', pauseOnHumanReply: true },
  lowCreditThreshold: 100,
  notifications: { email: true, accountDisconnected: true, campaignCompleted: true, lowCredits: true },
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/**
 * Merges a change into the settings: objects merge, arrays replace, `null` clears.
 *
 * @throws Problem `settings_invalid` that names everything impossible at once
 */
export function update(settings: WorkspaceSettings, change: WorkspaceSettingsUpdate, now: Date): WorkspaceSettings {
  const next: WorkspaceSettings = {
    ...settings,
    ...change,
    warmup: { ...settings.warmup, ...change.warmup },
    agent: { ...settings.agent, ...change.agent },
    notifications: { ...settings.notifications, ...change.notifications },
    updatedAt: now.toISOString(),
  }
  const errors = faults(next)
  const [first] = errors
  if (!first) return next
  const count = errors.length === 1 ? '1 fault' : `${errors.length} faults`
  throw new Problem('settings_invalid', `The settings have ${count}. ${first.pointer?.slice(1)} ${first.message}.`, {
    errors,
  })
}

function faults(settings: WorkspaceSettings): Fault[] {
  const { minSeconds, maxSeconds } = settings.delayBetweenMessages
  const fault = (pointer: string, message: string): Fault => ({ pointer, code: 'settings_invalid', message })
  return [
    ...(isTimezone(settings.timezone) ? [] : [fault('/timezone', 'is not a known time zone')]),
    ...(isSupportedCountry(settings.defaultCountry) ? [] : [fault('/defaultCountry', 'is not a known country')]),
    ...(settings.name.trim() ? [] : [fault('/name', 'must not be blank')]),
    ...(minSeconds <= maxSeconds
      ? []
      : [fault('/delayBetweenMessages/maxSeconds', 'must not be less than minSeconds')]),
    ...windowFaults(settings.sendingWindows).map(({ index, message }) => fault(`/sendingWindows/${index}`, message)),
  ]
}

/** Windows that end before they begin, or that overlap an earlier one on some day. */
export function windowFaults(windows: readonly SendingWindow[]): { index: number; message: string }[] {
  return windows.flatMap((window, index) => {
    if (window.from >= window.to) return [{ index, message: 'must end after it begins' }]
    const other = windows.slice(0, index).findIndex((earlier) => overlap(earlier, window))
    return other === -1 ? [] : [{ index, message: `overlaps window ${other}` }]
  })
}

const overlap = (one: SendingWindow, other: SendingWindow): boolean =>
  one.days.some((day) => other.days.includes(day)) && one.from < other.to && other.from < one.to
