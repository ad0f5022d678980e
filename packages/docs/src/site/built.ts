/** The day of the build; `SOURCE_DATE_EPOCH`, in seconds, makes builds that are the same byte for byte. */
const { SOURCE_DATE_EPOCH } = process.env
const time = SOURCE_DATE_EPOCH === undefined ? new Date() : new Date(Number(SOURCE_DATE_EPOCH) * 1000)
export const built: string = time.toISOString().slice(0, 10)
