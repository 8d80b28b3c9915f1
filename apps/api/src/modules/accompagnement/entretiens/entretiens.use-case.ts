import { Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  erreurMetier,
  lireEntretien,
  succes,
  type EntretienVue,
  type ErreurMetier,
  type Page,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
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
      const lu = lireEntretien(corps, dateParis(tx.maintenant));
      if (!lu.ok)
        return echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: lu.erreur }));
      const id = await this.depot.inserer(tx, dossierId, acteur.utilisateurId, lu.valeur);
      await this.dossiers.noterContact(tx, dossierId, lu.valeur.date);
      await this.dossiers.toucher(tx, dossierId);
      tx.journaliser({
        action: 'entretien.creer',
        ressource: 'entretien',
        ressourceId: id,
        dossierId,
        categories: ['social'],
      });
      tx.publier('entretien-note', { dossierId, entretienId: id });
      return succes({ id, ...lu.valeur, auteur: acteur.nom });
    });
  }
}

const enTexte = (valeur: string | number | null | undefined): string | null =>
  typeof valeur === 'string' ? valeur : null;
