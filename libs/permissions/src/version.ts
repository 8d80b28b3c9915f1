import { empreinteDesRegles } from './regles.js';

/** Version des règles de droits : change dès qu'un droit change. Entre dans les noms de requêtes préparées. */
export const VERSION_REGLES = empreinteDesRegles();
