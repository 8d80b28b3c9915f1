import { Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  erreurMetier,
  lireMandat,
  succes,
  type CanalMandat,
  type ErreurMetier,
  type MandatDonne,
  type Resultat,
} from '@pdp/domain';
import { DUREE_INVITATION_S, nouveauCodeARecopier, sujetDInvitation } from '../../../platform/auth/invitations.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { MonDossierPort } from '../../livret/mon-dossier.port.js';
import { refusDeConstater } from '../acces-mandat.js';
import { MandatsDepot } from '../persistence/mandats.depot.js';

const MANDATS_MAX = 5;
const CLOS = ['CLOS', 'ARCHIVE', 'PURGE'];

type Recu = {
  readonly dossierId: string;
  readonly etat: string;
  readonly corps: Readonly<Record<string, unknown>>;
  readonly canal: CanalMandat;
  readonly documentId: string | null;
};

/**
 * Donne un mandat par procuration : la personne elle-même depuis son livret, ou le Service social qui a vu un document. Un code à usage
 * unique ouvre le compte du mandataire, dont l'identité prouvée devra être celle écrite ici.
 */
@Injectable()
export class DonnerMandat {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly mien: MonDossierPort,
    private readonly faits: FaitsService,
    private readonly depot: MandatsDepot,
  ) {}

  parLaPersonne(
    acteur: Acteur,
    dossierId: string | undefined,
    corps: Readonly<Record<string, unknown>>,
  ): Promise<Resultat<MandatDonne, ErreurMetier>> {
    return this.executer(acteur, async (tx) => {
      const ouvert = await this.mien.ouvrir(acteur, dossierId, tx);
      if (!ouvert.ok) return ouvert;
      const { dossierId: id, etat } = ouvert.valeur.faits;
      return succes({ dossierId: id, etat, corps, canal: 'LIVRET', documentId: null });
    });
  }

  parUnDocument(
    acteur: Acteur,
    dossierId: string,
    documentId: string,
    corps: Readonly<Record<string, unknown>>,
  ): Promise<Resultat<MandatDonne, ErreurMetier>> {
    return this.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDeConstater(acteur, faits);
      if (refus || faits === null) return echec(refus ?? documentAChoisir());
      if (!(await this.depot.aDocument(tx, dossierId, documentId))) return echec(documentAChoisir());
      return succes({ dossierId, etat: faits.etat, corps, canal: 'PROCURATION', documentId });
    });
  }

  private async executer(
    acteur: Acteur,
    preparer: (tx: Transaction) => Promise<Resultat<Recu, ErreurMetier>>,
  ): Promise<Resultat<MandatDonne, ErreurMetier>> {
    // Hors du résultat de la transaction : une clé d'idempotence le garderait vingt-quatre heures en base.
    let code: string | null = null;
    const fait = await this.unite.executer<Omit<MandatDonne, 'code'>, ErreurMetier>(acteur, async (tx) => {
      const recu = await preparer(tx);
      if (!recu.ok) return recu;
      const { dossierId, etat, corps, canal, documentId } = recu.valeur;
      if (CLOS.includes(etat)) return echec(dossierClos());
      const lu = lireMandat(corps, dateParis(tx.maintenant));
      if (!lu.ok)
        return echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: lu.erreur }));
      if ((await this.depot.compterOuverts(tx, dossierId)) >= MANDATS_MAX) return echec(tropDeMandats());
      const neuf = nouveauCodeARecopier();
      const sujet = sujetDInvitation(neuf, tx.maintenant);
      const id = await this.depot.creer(tx, acteur, { dossierId, mandat: lu.valeur, canal, documentId, sujet });
      await this.depot.tracer(tx, acteur, dossierId, id, 'donner');
      tx.journaliser({ action: 'mandat.donner', ressource: 'mandat', ressourceId: id, dossierId });
      code = neuf;
      return succes({ id, finDuCode: new Date(tx.maintenant.getTime() + DUREE_INVITATION_S * 1000).toISOString() });
    });
    return fait.ok ? succes({ ...fait.valeur, code }) : fait;
  }
}

/** Le document qui prouve n'est pas de ce dossier, ou a été retiré. */
export const documentAChoisir = (): ErreurMetier => {
  const message = 'Choisissez un document du dossier.';
  return erreurMetier('regle-metier', message, { champs: [{ chemin: 'documentId', code: 'CHOIX_INCONNU', message }] });
};
const dossierClos = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Cet accompagnement est terminé : personne ne peut plus être désigné.');
const tropDeMandats = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Cinq personnes sont déjà désignées. Retirez-en une d’abord.');
