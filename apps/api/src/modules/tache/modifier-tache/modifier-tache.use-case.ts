import { Injectable } from '@nestjs/common';
import {
  MACHINE_TACHE,
  appliquer,
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type EtatTache,
  type Resultat,
  type Unite,
  type VersionVue,
} from '@pdp/domain';
import { faitsDeTache, peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { PropositionPort } from '../../proposition/proposition.port.js';
import { TACHE_PUBLIER } from '../tache.port.js';
import { TachesDepot, type Tache } from '../persistence/taches.depot.js';
import type { ModifierTacheDto } from './modifier-tache.dto.js';

/** Avance ou redate une tâche : son responsable, son auteur, ou qui écrit les tâches de ce dossier. */
@Injectable()
export class ModifierTache {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly dossiers: DossierPort,
    private readonly taches: TachesDepot,
    private readonly propositions: PropositionPort,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number,
    requete: ModifierTacheDto,
  ): Promise<Resultat<VersionVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const tache = await this.taches.verrouiller(tx, id);
      if (!tache) return echec(introuvable());
      const droit = await this.droit(acteur, tache, tx);
      if (droit !== null) return echec(droit);
      if (tache.version !== version)
        return echec(versionPerimee({ id, version: tache.version, etat: tache.etat, echeance: tache.echeance }));
      const suivant = prochainEtat(acteur, tache.etat as EtatTache, requete);
      if (!suivant.ok) return suivant;
      const faitLe = suivant.valeur === 'FAITE' ? tx.maintenant : null;
      await this.taches.modifier(tx, tache, {
        etat: suivant.valeur,
        echeance: requete.echeance ?? tache.echeance,
        faitLe,
      });
      if (suivant.valeur === 'FAITE') await this.proposer(tx, tache);
      if (tache.dossierId) await this.dossiers.recalculerProchaineEtape(tx, tache.dossierId);
      tx.journaliser({
        action: 'tache.modifier',
        ressource: 'tache',
        ressourceId: id,
        dossierId: tache.dossierId,
        categories: ['taches'],
      });
      await this.taches.tracer(tx, acteur, tache, {
        transition: requete.transition ?? 'redater',
        vers: suivant.valeur,
        motif: requete.motif,
      });
      return succes({ id, version: tache.version + 1 });
    });
  }

  // Décidée en groupe ou voulue pour le livret : l'assuré l'y lit, son accomplissement aussi, si le référent le reprend.
  private async proposer(
    tx: Transaction,
    { id, dossierId, libelle, etat, dansLivret, decisionId }: Tache,
  ): Promise<void> {
    const lue = (dansLivret || decisionId !== null) && libelle !== TACHE_PUBLIER;
    if (dossierId === null || etat === 'FAITE' || !lue) return;
    await this.propositions.proposer(tx, {
      dossierId,
      source: 'TACHE',
      sourceId: id,
      cible: 'ETAPES',
      phrase: libelle,
    });
  }

  private async droit(acteur: Acteur, tache: Tache, tx: Transaction): Promise<ErreurMetier | null> {
    const element = faitsDeTache(acteur, { ...tache, responsableUnite: tache.responsableUnite as Unite | null });
    const estSienne = element.estAuteur || element.estDestinataire;
    if (tache.dossierId === null) return estSienne ? null : introuvable();
    const faits = await this.faits.charger(acteur, tache.dossierId, tx);
    if (!faits) return introuvable();
    if (peut(acteur, 'ecrire', { categorie: 'taches', faits, element })) return null;
    return peut(acteur, 'lire', { categorie: 'taches', faits, element }) ? accesRefuse() : introuvable();
  }
}

function prochainEtat(acteur: Acteur, etat: EtatTache, requete: ModifierTacheDto): Resultat<EtatTache, ErreurMetier> {
  if (requete.transition === undefined) {
    return requete.echeance === undefined
      ? echec(erreurMetier('requete-invalide', 'Dites ce qui change : une action ou une échéance.'))
      : succes(etat);
  }
  const resultat = appliquer(MACHINE_TACHE, etat, {
    transition: requete.transition,
    acteur: acteur.fonction,
    remplies: { aMotif: (requete.motif ?? '').trim() !== '' },
  });
  return resultat.ok
    ? resultat
    : echec(erreurMetier('transition-impossible', resultat.erreur.message, { champs: resultat.erreur.champs }));
}
