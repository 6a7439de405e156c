import { describe, expect, test } from 'vitest'
import { readHouse } from './read.ts'
import { circles, rules } from './rules.ts'

describe('the house', () => {
  const house = readHouse()

  test.each(rules)('$rule', ({ broken }) => {
    const breaks = house.flatMap((source) => broken(source).map((words) => `${source.path} ${words}`))
    expect(breaks).toEqual([])
  })

  test('there are no circles of imports', () => {
    expect(circles(house).map((circle) => circle.join(' -> '))).toEqual([])
  })
})
