import { cards } from './style/cards.ts'
import { colors } from './style/colors.ts'
import { frame } from './style/frame.ts'
import { matrixStyle } from './style/matrix.ts'
import { narrow } from './style/narrow.ts'
import { print } from './style/print.ts'

export const style = [colors, frame, matrixStyle, cards, narrow, print].join('')
