import './wall.css'
import { connectWall } from './link.ts'
import type { WallProbe } from './wall-view.ts'
import { openWall } from './wall.ts'

/** `?renderer=plain` or `webgl` on a screen's address overrides the choice that the wall makes by itself. */
const asked = new URLSearchParams(location.search).get('renderer')
const renderer = asked === 'plain' || asked === 'webgl' ? asked : 'auto'

const view = await openWall(document.body, { renderer })
const probe: WallProbe = Object.freeze({ health: view.health, lightAt: view.lightAt })
Object.defineProperty(window, 'wall', { value: probe })

connectWall(view)
