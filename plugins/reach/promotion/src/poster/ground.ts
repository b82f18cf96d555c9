/** Where no good's picture stands: ridges of the Qinling in the county's colours, a low sun behind them. */
import type { SKRSContext2D } from '@napi-rs/canvas'

export const COLORS = {
  ...{ forest: '#1F4D3A', deep: '#12332A', moss: '#6E8B5B', honey: '#D99A2B', chestnut: '#7A4A2B' },
  ...{ paper: '#FBF8F1', ink: '#22261F', soft: '#5C6157', line: '#E6E0D2' },
} as const

/** From the furthest: height of its line as a share of the picture, how it swings, its colour. */
const RIDGES = [
  { at: 0.46, swing: [0.09, 0.05, 0.02], step: [1.1, 2.7, 6.1], color: '#C9D2BE' },
  { at: 0.58, swing: [0.08, 0.05, 0.02], step: [1.7, 3.9, 7.3], color: '#9FB28E' },
  { at: 0.7, swing: [0.07, 0.04, 0.02], step: [1.3, 4.3, 8.9], color: COLORS.moss },
  { at: 0.83, swing: [0.06, 0.03, 0.02], step: [2.1, 3.3, 9.7], color: COLORS.forest },
] as const

export function drawRidges(pen: SKRSContext2D, width: number, height: number): void {
  const sky = pen.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, COLORS.paper)
  sky.addColorStop(1, '#EFE3C8')
  pen.fillStyle = sky
  pen.fillRect(0, 0, width, height)
  pen.globalAlpha = 0.85
  pen.fillStyle = COLORS.honey
  pen.beginPath()
  pen.arc(width * 0.74, height * 0.36, width * 0.085, 0, Math.PI * 2)
  pen.fill()
  pen.globalAlpha = 1
  for (const { at, swing, step, color } of RIDGES) {
    pen.beginPath()
    pen.moveTo(0, height)
    for (let x = 0; x <= width; x += 6) {
      const turn = (x / width) * Math.PI * 2
      const up = swing.reduce((sum, high, i) => sum + high * Math.sin(turn * (step[i] / 2) + at * 17 * (i + 1)), 0)
      pen.lineTo(x, height * (at - up))
    }
    pen.lineTo(width, height)
    pen.closePath()
    pen.fillStyle = color
    pen.fill()
  }
}
