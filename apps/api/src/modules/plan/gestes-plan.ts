import {
  LIBELLES_ETAT_OBJECTIF,
  LIMITES_PLAN,
  SCHEMA_OBJECTIF,
  echec,
  erreurMetier,
  lireAction,
  lireContenu,
  succes,
  type ContenuPlan,
  type DateCivile,
  type ErreurMetier,
  type EtatObjectif,
  type GestePlanRequete,
  type ObjectifPlan,
  type Resultat,
  type SaisieAction,
  type StatutAction,
} from '@pdp/domain';

const regle = (chemin: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code: 'INVALIDE', message }] });

const saisieFausse = (champs: readonly { chemin: string; code: string; message: string }[]): ErreurMetier =>
  erreurMetier('regle-metier', 'Certains champs sont à corriger.', { champs: [...champs] });

const trouver = ({ objectifs }: ContenuPlan, id: string | undefined): ObjectifPlan | undefined =>
  objectifs.find((objectif) => objectif.id === id);

/** Objectif saisi, ajouté en fin de plan. */
export function avecObjectif(
  plan: ContenuPlan,
  id: string,
  { saisie = {} }: GestePlanRequete,
  aujourdhui: DateCivile,
): Resultat<ContenuPlan, ErreurMetier> {
  const lu = lireContenu(SCHEMA_OBJECTIF, saisie, aujourdhui);
  if (!lu.ok) return echec(saisieFausse(lu.erreur));
  const ouverts = plan.objectifs.filter(({ etat }) => etat === 'EN_COURS');
  if (ouverts.length >= LIMITES_PLAN.objectifs)
    return echec(regle('intitule', `${LIMITES_PLAN.objectifs} objectifs en cours au plus.`));
  return succes({ objectifs: [...plan.objectifs, { id, ...lu.valeur, etat: 'EN_COURS', actions: [] }] });
}

/** Objectif atteint, abandonné ou repris. */
export function objectifChange(
  plan: ContenuPlan,
  { objectifId, etat }: GestePlanRequete,
): Resultat<{ readonly plan: ContenuPlan; readonly objectif: ObjectifPlan }, ErreurMetier> {
  const objectif = trouver(plan, objectifId);
  if (objectif === undefined) return echec(regle('objectifId', 'Cet objectif n’est plus au plan.'));
  if (etat === undefined || !Object.hasOwn(LIBELLES_ETAT_OBJECTIF, etat))
    return echec(regle('etat', 'Choisissez une valeur de la liste.'));
  const change = { ...objectif, etat: etat as EtatObjectif };
  return succes({ plan: remplacer(plan, change), objectif: change });
}

/** Action saisie pour un objectif en cours ; l'appelant en fait une tâche si un agent ou un service la porte. */
export function actionSaisie(
  plan: ContenuPlan,
  { objectifId, saisie = {} }: GestePlanRequete,
  aujourdhui: DateCivile,
): Resultat<{ readonly objectif: ObjectifPlan; readonly action: SaisieAction }, ErreurMetier> {
  const objectif = trouver(plan, objectifId);
  if (objectif?.etat !== 'EN_COURS') return echec(regle('objectifId', 'Choisissez un objectif en cours.'));
  if (objectif.actions.length >= LIMITES_PLAN.actions)
    return echec(regle('libelle', `${LIMITES_PLAN.actions} actions par objectif au plus.`));
  const lu = lireAction(saisie, aujourdhui);
  return lu.ok ? succes({ objectif, action: lu.valeur }) : echec(saisieFausse(lu.erreur));
}

export const avecAction = (
  plan: ContenuPlan,
  objectif: ObjectifPlan,
  action: ObjectifPlan['actions'][number],
): ContenuPlan => remplacer(plan, { ...objectif, actions: [...objectif.actions, action] });

const STATUTS: readonly string[] = ['A_FAIRE', 'FAITE', 'SANS_OBJET'] satisfies readonly StatutAction[];

/** Statut d'une action que personne ne porte comme une tâche. */
export function actionChangee(
  plan: ContenuPlan,
  { objectifId, actionId, etat }: GestePlanRequete,
): Resultat<ContenuPlan, ErreurMetier> {
  const objectif = trouver(plan, objectifId);
  const action = objectif?.actions.find(({ id }) => id === actionId);
  if (objectif === undefined || action === undefined)
    return echec(regle('actionId', 'Cette action n’est plus au plan.'));
  if (action.tacheId !== null)
    return echec(regle('actionId', 'Cette action est une tâche : elle avance dans les tâches.'));
  if (etat === undefined || !STATUTS.includes(etat)) return echec(regle('etat', 'Choisissez une valeur de la liste.'));
  const actions = objectif.actions.map((une) => (une === action ? { ...une, statut: etat as StatutAction } : une));
  return succes(remplacer(plan, { ...objectif, actions }));
}

const remplacer = ({ objectifs }: ContenuPlan, objectif: ObjectifPlan): ContenuPlan => ({
  objectifs: objectifs.map((un) => (un.id === objectif.id ? objectif : un)),
});

export { regle as regleDuPlan };
