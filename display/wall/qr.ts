import { generate } from 'lean-qr'

const cell = 12
/** Light modules round a code: four, as its standard asks. */
const quiet = 4

/** Draws the QR code of an address, dark on white, with its quiet zone. */
export const drawQr = (canvas: HTMLCanvasElement, url: string): void => {
  const code = generate(url)
  const edge = (code.size + 2 * quiet) * cell
  canvas.width = edge
  canvas.height = edge
  const ctx = canvas.getContext('2d')
  if (!ctx) return
  ctx.fillStyle = '#fff'
  ctx.fillRect(0, 0, edge, edge)
  ctx.fillStyle = '#0b1930'
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++)
      if (code.get(x, y)) ctx.fillRect((x + quiet) * cell, (y + quiet) * cell, cell, cell)
}
