import { describe } from 'vitest'
import { memoryBus } from '../../server/bus/memory.ts'
import { busContract } from '../contract/bus.ts'

describe('a bus in memory', () => {
  busContract(async () => {
    const bus = memoryBus()
    return { nodes: [bus], [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose]() }
  })
})
