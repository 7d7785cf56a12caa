/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface RepetitionEvents {
  /** A command asked for what held already; recorded so that its id keeps this answer for the life of the dossier. */
  AskedAgain: { readonly command: string };
}
