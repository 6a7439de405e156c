/** The tab's picture: one light on the night. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#0b1930"/><circle cx="16" cy="16" r="9" fill="#ffcf5c" opacity=".28"/>
<circle cx="16" cy="16" r="5" fill="#ffcf5c"/></svg>
`
