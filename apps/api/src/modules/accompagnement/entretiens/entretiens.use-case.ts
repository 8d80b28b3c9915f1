import { Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  erreurMetier,
  lireEntretien,
  succes,
  type Entretien,
  type EntretienVue,
  type ErreurMetier,
  type MotifAnnulation,
  type Page,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { regarder } from '../acces-accompagnement.js';
import { EntretiensDepot } from './entretiens.depot.js';

/** Entretiens tenus avec l'assuré. Le résumé relève de la situation sociale : le Service social nommé et l'assuré seuls le lisent. */
@Injectable()
export class Entretiens {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: EntretiensDepot,
    private readonly dossiers: DossierPort,
    private readonly journal: JournalGroupe,
  ) {}

  async lister(
    acteur: Acteur,
    dossierId: string,
    limite: number,
    curseur: string | undefined,
  ): Promise<Resultat<Page<EntretienVue>, ErreurMetier>> {
    const depuis = lireCurseur(curseur, 2);
    const regard = regarder(acteur, await this.faits.charger(acteur, dossierId));
    if (!regard.ok) return regard;
    const { litResume } = regard.valeur;
    const [lignes] = await Promise.all([
      this.depot.lister(dossierId, {
        litResume,
        limite: limite + 1,
        date: enTexte(depuis?.[0]),
        id: enTexte(depuis?.[1]),
      }),
      this.journal.consigner(acteur, {
        action: 'lecture-entretiens',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: litResume ? ['dispositifs', 'social'] : ['dispositifs'],
      }),
    ]);
    return succes(
      enPage(
        lignes,
        limite,
        (ligne) => [ligne.date, ligne.id],
        (ligne) => ligne,
      ),
    );
  }

  noter(acteur: Acteur, dossierId: string, corps: unknown): Promise<Resultat<EntretienVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'social' });
      if (refus) return echec(refus);
      const lu = lire(corps, tx);
      if (!lu.ok) return lu;
      const id = await this.ecrire(tx, acteur, dossierId, lu.valeur);
      journaliser(tx, 'entretien.creer', id, dossierId);
      return succes(enVue(id, lu.valeur, acteur));
    });
  }

  /** La ligne corrigée en remplace une autre, qui reste lisible et ne compte plus. */
  corriger(acteur: Acteur, id: string, corps: unknown): Promise<Resultat<EntretienVue, ErreurMetier>> {
    return this.surUnEntretien(acteur, id, async (tx, dossierId) => {
      const lu = lire(corps, tx);
      if (!lu.ok) return lu;
      const nouveau = await this.ecrire(tx, acteur, dossierId, lu.valeur);
      await this.depot.annuler(tx, id, { par: acteur.utilisateurId, motif: 'CORRIGE', remplaceParId: nouveau });
      journaliser(tx, 'entretien.corriger', id, dossierId);
      return succes(enVue(nouveau, lu.valeur, acteur));
    });
  }

  annuler(acteur: Acteur, id: string, motif: MotifAnnulation): Promise<Resultat<{ id: string }, ErreurMetier>> {
    return this.surUnEntretien(acteur, id, async (tx, dossierId) => {
      await this.depot.annuler(tx, id, { par: acteur.utilisateurId, motif, remplaceParId: null });
      await this.dossiers.toucher(tx, dossierId);
      journaliser(tx, 'entretien.annuler', id, dossierId);
      return succes({ id });
    });
  }

  private surUnEntretien<T>(
    acteur: Acteur,
    id: string,
    faire: (tx: Transaction, dossierId: string) => Promise<Resultat<T, ErreurMetier>>,
  ): Promise<Resultat<T, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      if (dossierId === null) return echec(introuvable());
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'social' });
      if (refus) return echec(refus);
      const entretien = await this.depot.verrouiller(tx, id);
      if (!entretien) return echec(introuvable());
      if (entretien.annule)
        return echec(erreurMetier('transition-impossible', 'Cet entretien est déjà annulé ou corrigé.'));
      return faire(tx, dossierId);
    });
  }

  private async ecrire(tx: Transaction, acteur: Acteur, dossierId: string, entretien: Entretien): Promise<string> {
    const id = await this.depot.inserer(tx, dossierId, acteur.utilisateurId, entretien);
    await this.dossiers.noterContact(tx, dossierId, entretien.date);
    await this.dossiers.toucher(tx, dossierId);
    tx.publier('entretien-note', { dossierId, entretienId: id });
    return id;
  }
}

const lire = (corps: unknown, tx: Transaction): Resultat<Entretien, ErreurMetier> => {
  const lu = lireEntretien(corps, dateParis(tx.maintenant));
  return lu.ok
    ? lu
    : echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: lu.erreur }));
};

const enVue = (id: string, entretien: Entretien, { nom }: Acteur): EntretienVue => ({
  id,
  ...entretien,
  auteur: nom,
  annulation: null,
});

const journaliser = (tx: Transaction, action: string, id: string, dossierId: string): void =>
  tx.journaliser({ action, ressource: 'entretien', ressourceId: id, dossierId, categories: ['social'] });

const enTexte = (valeur: string | number | null | undefined): string | null =>
  typeof valeur === 'string' ? valeur : null;
