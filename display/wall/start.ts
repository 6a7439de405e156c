import './wall.css'
import { connectWall } from './link.ts'
import { openWall } from './wall.ts'

/** `?renderer=plain` or `webgl` on a screen's address overrides the choice that the wall makes by itself. */
const asked = new URLSearchParams(location.search).get('renderer')
const renderer = asked === 'plain' || asked === 'webgl' ? asked : 'auto'

connectWall(await openWall(document.body, { renderer }))
