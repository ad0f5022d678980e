// What every page loads: the theme, the language of samples, copying. What is rarely used is loaded when it is asked for.
import { offerCopying } from './copy.ts'
import { openTarget } from './open-target.ts'
import { rememberLanguage } from './samples.ts'
import { offerSearch } from './search.ts'
import { switchTheme } from './theme.ts'
import { offerTrying } from './try-it.ts'

offerCopying()
offerSearch()
offerTrying()
openTarget()
rememberLanguage()
switchTheme()
