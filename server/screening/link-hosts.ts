/**
 * Endings that are no words of a sentence: a bare "name.ending" with one of these is a link without further signs.
 * Endings such as .it, .is, .me, .so, .help or .today are left to the other signs, for people forget spaces after a stop.
 */
export const plainEndings: ReadonlySet<string> = new Set(
  (
    'com org net uk edu gov info biz io co eu app dev xyz online site website shop store blog tv fm ly gl gg cc ru cn de fr ' +
    'nl es pl pt ie ca au nz jp kr br mx se fi dk cz sk hu ro gr ua pk bd lk ng ke za ae sa ir iq ml tk ga cf gq ws vip ' +
    'club wiki cloud tech link click bid loan casino porn xxx wtf nhs scot wales cymru london'
  ).split(' '),
)

/** Public bodies and charities whose pages are nobody's own. */
export const openBodies: readonly string[] = [
  'nhs.uk',
  'nhs.net',
  'gov.uk',
  'ac.uk',
  'police.uk',
  'sch.uk',
  'parliament.uk',
  'bbc.co.uk',
  'bbc.com',
  'who.int',
  'mind.org.uk',
  'leedsmind.org.uk',
  'samaritans.org',
  'giveusashout.org',
  'childline.org.uk',
  'nspcc.org.uk',
  'ageuk.org.uk',
  'healthwatch.co.uk',
  'healthwatchleeds.co.uk',
  'mindwell-leeds.org.uk',
  'mindmate.org.uk',
  'forumcentral.org.uk',
  'citizensadvice.org.uk',
  'macmillan.org.uk',
  'cancerresearchuk.org',
  'bhf.org.uk',
  'diabetes.org.uk',
]
