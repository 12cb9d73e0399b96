/** The one channel between page and host; a message is (id of the document, frame). */
export const channel = 'variorum:frame'
