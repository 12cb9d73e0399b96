/** "Vari" in the application_id of the file header (bytes 68 to 71): marks a file as a project. */
export const APPLICATION_ID = 0x56617269
