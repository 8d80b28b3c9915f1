import {
  CLASSE_MEDICALE,
  CLASSES_DOCUMENT,
  echec,
  erreurMetier,
  estUuid,
  LIMITES_DOCUMENT,
  lireTexte,
  MESSAGES_TEXTE,
  REFUS_DOCUMENT_MEDICAL,
  succes,
  titreDepuisNom,
  type ClasseDocument,
  type CodeErreur,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';

/** Champs de texte d'un dépôt, dans le formulaire, avant le fichier. */
export const CHAMPS_DEPOT = ['classe', 'titre', 'destinataireId'] as const;

/** Dépôt demandé ; `titre` nul : celui du nom du fichier. */
export type SaisieDepot = {
  readonly classe: ClasseDocument;
  readonly titre: string | null;
  readonly destinataireId: string | null;
};

/** Lit les champs d'un dépôt ; la classe médicale est reconnue pour être expliquée, jamais acceptée. */
export function lireDepot(champs: Readonly<Record<string, string>>): Resultat<SaisieDepot, ErreurMetier> {
  const { classe = '', destinataireId = '' } = champs;
  if (classe === CLASSE_MEDICALE) return echec(faute('regle-metier', 'classe', REFUS_DOCUMENT_MEDICAL));
  if (!estClasse(classe))
    return echec(faute('requete-invalide', 'classe', 'Dites si le document est administratif ou social.'));
  if (destinataireId !== '' && !estUuid(destinataireId))
    return echec(faute('requete-invalide', 'destinataireId', 'Choisissez un partenaire de la liste.'));
  const titre = lireTexte(champs['titre'] ?? '', { max: LIMITES_DOCUMENT.titre, facultatif: true });
  if (!titre.ok) return echec(faute('requete-invalide', 'titre', MESSAGES_TEXTE[titre.erreur]));
  return succes({ classe, titre: titre.valeur || null, destinataireId: destinataireId || null });
}

/** Titre gardé : celui qui est écrit, ou le nom assaini du fichier. */
export const titreGarde = (titre: string | null, nom: string): string => titre ?? titreDepuisNom(nom);

/** Refus d'un champ. */
export const faute = (code: CodeErreur, chemin: string, message: string): ErreurMetier =>
  erreurMetier(code, message, { champs: [{ chemin, code: 'INVALIDE', message }] });

const estClasse = (classe: string): classe is ClasseDocument =>
  (CLASSES_DOCUMENT as readonly string[]).includes(classe);
