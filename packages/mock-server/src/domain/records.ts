import type { components } from '../../generated/openapi/schema.ts'

/** The description's schemas by name; a record is stored and answered as its schema says. */
export type Schemas = components['schemas']
export type Account = Schemas['Account']
export type AccountActivity = Schemas['AccountActivity']
export type AccountActivityType = Schemas['AccountActivityType']
export type AccountPhase = Schemas['AccountPhase']
export type AccountStatus = Schemas['AccountStatus']
export type AccountDisconnectReason = Schemas['AccountDisconnectReason']
export type OtpMethod = Schemas['OtpMethod']
export type ProvisioningStatus = Schemas['ProvisioningStatus']
export type SendingWindow = Schemas['SendingWindow']
export type WarmupAccount = Schemas['WarmupAccount']
export type WarmupDay = Schemas['WarmupDay']
export type WarmupProfile = Schemas['WarmupProfile']
export type WarmupStatus = Schemas['WarmupStatus']
export type WorkspaceSettings = Schemas['WorkspaceSettings']
export type WorkspaceSettingsUpdate = Schemas['WorkspaceSettingsUpdate']
