import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type CreerHabilitationRequete,
  type ErreurMetier,
  type HabilitationAdminVue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { presenterHabilitation } from '../annuaire.presenter.js';
import { lireMotif } from '../lire-motif.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { LectureHabilitations } from '../persistence/lecture-habilitations.js';
import { estCoteAssure, exerce, lireBorne, litDesDossiers, refusDeRegle } from '../regles-habilitation.js';
import { ComptesInvites } from './comptes-invites.js';

type Periode = { readonly debut: Date | null; readonly fin: Date | null };

/** Donne une fonction à une personne, connue ou invitée, dans un organisme de la plateforme de l'administrateur. */
@Injectable()
export class CreerHabilitation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: HabilitationDepot,
    private readonly comptes: ComptesInvites,
    private readonly lecture: LectureHabilitations,
  ) {}

  executer(acteur: Acteur, requete: CreerHabilitationRequete): Promise<Resultat<HabilitationAdminVue, ErreurMetier>> {
    return this.unite.executer(acteur, (tx) => this.dansTransaction(tx, acteur, requete));
  }

  /** La même chose, dans la transaction de l'appelant. Avec `code`, le compte nouveau attend qui présentera ce code. */
  async dansTransaction(
    tx: Transaction,
    acteur: Acteur,
    requete: CreerHabilitationRequete,
    code?: string,
  ): Promise<Resultat<HabilitationAdminVue, ErreurMetier>> {
    const motif = lireMotif(requete.motif);
    if (!motif.ok) return motif;
    const periode = lirePeriode(requete, tx.maintenant);
    if (!periode.ok) return periode;
    const plateformeId = acteur.plateformeId;
    if (plateformeId === null)
      return echec(refusDeRegle('organismeId', 'sans-plateforme', 'Votre compte n’est relié à aucune plateforme.'));
    const refus = (await this.refusDePlace(tx, plateformeId, requete)) ?? refusPourSoi(acteur, requete);
    if (refus) return echec(refus);
    const personne = await this.personne(tx, plateformeId, requete, code);
    if (!personne.ok) return personne;
    const { fonction, organismeId } = requete;
    const nouvelle = { utilisateurId: personne.valeur, fonction, organismeId, plateformeId, ...periode.valeur };
    if (await this.depot.existeDeja(tx, nouvelle))
      return echec(erreurMetier('conflit', 'Cette personne a déjà cette fonction dans cet organisme.'));
    const id = await this.depot.inserer(tx, acteur, { ...nouvelle, motif: motif.valeur });
    await this.depot.tracer(tx, acteur, {
      ressource: 'habilitation',
      ressourceId: id,
      transition: 'creer',
      de: null,
      vers: 'EN_COURS',
      motif: motif.valeur,
    });
    tx.journaliser({ action: 'habilitation.creer', ressource: 'habilitation', ressourceId: id });
    return succes(presenterHabilitation((await this.lecture.une(tx, plateformeId, id))!));
  }

  private async refusDePlace(
    tx: Transaction,
    plateformeId: string,
    { fonction, organismeId }: CreerHabilitationRequete,
  ): Promise<ErreurMetier | null> {
    if (estCoteAssure(fonction))
      return refusDeRegle(
        'fonction',
        'hors-administration',
        'Les comptes d’assuré et de mandataire s’ouvrent depuis le dossier.',
      );
    const unites = await this.depot.unitesDe(tx, plateformeId, organismeId);
    if (unites === null) return refusDeRegle('organismeId', 'inconnu', 'Choisissez un organisme de votre plateforme.');
    return exerce(unites, fonction)
      ? null
      : refusDeRegle('organismeId', 'autre-service', 'Cet organisme n’a pas le service de cette fonction.');
  }

  private async personne(
    tx: Transaction,
    plateformeId: string,
    { utilisateurId, nouvelUtilisateur }: CreerHabilitationRequete,
    code: string | undefined,
  ): Promise<Resultat<string, ErreurMetier>> {
    if ((utilisateurId === undefined) === (nouvelUtilisateur === undefined))
      return echec(
        refusDeRegle('utilisateurId', 'un-seul', 'Choisissez une personne connue, ou décrivez-en une nouvelle.'),
      );
    if (nouvelUtilisateur !== undefined) return this.comptes.inviter(tx, nouvelUtilisateur, code);
    const connu = await this.depot.utilisateur(tx, plateformeId, utilisateurId ?? '');
    if (!connu) return echec(refusDeRegle('utilisateurId', 'inconnu', 'Choisissez une personne de votre plateforme.'));
    return connu.actif
      ? succes(connu.id)
      : echec(refusDeRegle('utilisateurId', 'desactive', 'Ce compte est désactivé.'));
  }
}

function refusPourSoi(acteur: Acteur, { utilisateurId, fonction }: CreerHabilitationRequete): ErreurMetier | null {
  if (utilisateurId !== acteur.utilisateurId || !litDesDossiers(fonction)) return null;
  return refusDeRegle(
    'fonction',
    'pour-soi',
    'Vous ne pouvez pas vous donner une fonction qui ouvre des dossiers : un autre administrateur doit le faire.',
  );
}

function lirePeriode(requete: CreerHabilitationRequete, maintenant: Date): Resultat<Periode, ErreurMetier> {
  const debut = requete.debut == null ? succes(null) : lireBorne(requete.debut, 'debut');
  if (!debut.ok) return debut;
  const fin = requete.fin == null ? succes(null) : lireBorne(requete.fin, 'fin');
  if (!fin.ok) return fin;
  const finPassee =
    fin.valeur !== null && (fin.valeur <= maintenant || (debut.valeur !== null && fin.valeur <= debut.valeur));
  return finPassee
    ? echec(refusDeRegle('fin', 'passee', 'La fin doit venir après le début, et après maintenant.'))
    : succes({ debut: debut.valeur, fin: fin.valeur });
}
