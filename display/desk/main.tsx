import * as z from 'zod'

// Before any schema is made: zod would otherwise try `new Function`, which our content security policy refuses and the
// console of every desk reports. Hence the page itself comes second.
z.config({ jitless: true })
await import('./start.tsx')
