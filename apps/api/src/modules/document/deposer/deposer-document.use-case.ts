import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CATEGORIE_DE_CLASSE,
  CLASSES_DOCUMENT,
  echec,
  erreurMetier,
  LIMITES_DOCUMENT,
  succes,
  type ClasseDocument,
  type DocumentDepose,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { ScellementPort } from '../../../platform/fichiers/scellement.port.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import type { Envoi } from '../../../platform/http/televersement.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { DocumentsDepot } from '../persistence/documents.depot.js';
import { Reception, type FichierArrive } from './reception.js';
import { faute, lireDepot, titreGarde, type SaisieDepot } from './saisie-depot.js';

type Retenu = DocumentDepose & { readonly demande: string };

/** Dépose un document, ou une nouvelle version : reçu, jugé et chiffré d'abord, inscrit ensuite, tout ou rien. */
@Injectable()
export class DeposerDocument {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly reception: Reception,
    private readonly depot: DocumentsDepot,
    private readonly scellement: ScellementPort,
  ) {}

  /** Refus à rendre avant de recevoir le moindre octet ; `null` si au moins une classe peut être déposée. */
  async refusDAvance(acteur: Acteur, dossierId: string, classe?: ClasseDocument): Promise<ErreurMetier | null> {
    const faits = await this.faits.charger(acteur, dossierId);
    const classes = classe === undefined ? CLASSES_DOCUMENT : [classe];
    const permise = classes.find(
      (c) => faits !== null && peut(acteur, 'ecrire', { categorie: CATEGORIE_DE_CLASSE[c], faits }),
    );
    if (permise === undefined)
      return refusDAcces(acteur, faits, { action: 'ecrire', categorie: CATEGORIE_DE_CLASSE[classes[0]!] });
    const ferme = this.reception.fermeture();
    return ferme === null ? null : erreurMetier('regle-metier', ferme);
  }

  async nouveau(acteur: Acteur, dossierId: string, envoi: Envoi): Promise<Resultat<DocumentDepose, ErreurMetier>> {
    const saisie = lireDepot(envoi.champs);
    if (!saisie.ok) return saisie;
    return this.retenir(envoi, [dossierId, saisie.valeur.classe, saisie.valeur.titre ?? ''], (fichier, demande) =>
      this.unite.executer<Retenu, ErreurMetier>(acteur, async (tx) => {
        const categorie = CATEGORIE_DE_CLASSE[saisie.valeur.classe];
        const faits = await this.faits.charger(acteur, dossierId, tx);
        const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie });
        if (refus) return echec(refus);
        if ((await this.depot.compter(tx, dossierId)) >= LIMITES_DOCUMENT.parDossier) return echec(dossierPlein());
        const id = await this.inscrire(tx, acteur, { dossierId, saisie: saisie.valeur, fichier });
        if (!id.ok) return id;
        await this.conclure(tx, acteur, {
          id: id.valeur,
          dossierId,
          classe: saisie.valeur.classe,
          fichier,
          acte: 'deposer',
        });
        return succes({ id: id.valeur, version: 1, fichierId: fichier.id, etat: 'QUARANTAINE', demande });
      }),
    );
  }

  async version(acteur: Acteur, documentId: string, envoi: Envoi): Promise<Resultat<DocumentDepose, ErreurMetier>> {
    return this.retenir(envoi, [documentId], (fichier, demande) =>
      this.unite.executer<Retenu, ErreurMetier>(acteur, async (tx) => {
        const vise = await this.depot.lire(tx, documentId);
        if (!vise) return echec(introuvable());
        const { dossierId, classe } = vise;
        const faits = await this.faits.charger(acteur, dossierId, tx);
        const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: CATEGORIE_DE_CLASSE[classe] });
        if (refus) return echec(refus);
        // Relu sous le verrou du dossier : un retrait a pu passer avant.
        if ((await this.depot.lire(tx, documentId))?.retireLe !== null) return echec(dejaRetire());
        const numero = await this.depot.insererFichier(tx, acteur, { ...fichier, dossierId, documentId });
        if (numero > LIMITES_DOCUMENT.versions) return echec(tropDeVersions());
        const version = await this.depot.avancer(tx, documentId);
        await this.conclure(tx, acteur, { id: documentId, dossierId, classe, fichier, acte: 'remplacer' });
        return succes({ id: documentId, version, fichierId: fichier.id, etat: 'QUARANTAINE', demande });
      }),
    );
  }

  // Le fichier est rangé avant la transaction : s'il n'y est pas retenu (refus, panne, même clé rejouée), il est oublié.
  private async retenir(
    envoi: Envoi,
    demandeDe: readonly string[],
    inscrire: (fichier: FichierArrive, demande: string) => Promise<Resultat<Retenu, ErreurMetier>>,
  ): Promise<Resultat<DocumentDepose, ErreurMetier>> {
    const fichierId = nouvelId();
    const recu = await this.reception.recevoir(fichierId, envoi);
    if (!recu.ok) return recu;
    const demande = empreinteDe([...demandeDe, recu.valeur.empreinte]);
    let retenu: Resultat<Retenu, ErreurMetier> | null = null;
    try {
      retenu = await inscrire(recu.valeur, demande);
    } finally {
      if (!retenu?.ok || retenu.valeur.fichierId !== fichierId) await this.reception.oublier(fichierId);
    }
    if (!retenu.ok) return retenu;
    const { demande: premiere, ...depose } = retenu.valeur;
    return premiere === demande ? succes(depose) : echec(autreFichier());
  }

  private async inscrire(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, saisie, fichier }: { dossierId: string; saisie: SaisieDepot; fichier: FichierArrive },
  ): Promise<Resultat<string, ErreurMetier>> {
    const { destinataireId, classe } = saisie;
    const a = destinataireId === null ? null : await this.depot.destinataire(tx, dossierId, destinataireId);
    if (destinataireId !== null && (a === null || classe !== 'ADMINISTRATIF'))
      return echec(faute('regle-metier', 'destinataireId', 'La personne n’a pas donné son accord pour ce partenaire.'));
    const id = tx.nouvelId();
    const titre = titreGarde(saisie.titre, fichier.nom);
    const titreScelle = this.scellement.sceller(titre, { table: 'document', colonne: 'titre_scelle', ligne: id });
    await this.depot.inserer(tx, acteur, { id, dossierId, classe, titreScelle, a });
    await this.depot.insererFichier(tx, acteur, { ...fichier, dossierId, documentId: id });
    return succes(id);
  }

  private async conclure(
    tx: Transaction,
    acteur: Acteur,
    d: { id: string; dossierId: string; classe: ClasseDocument; fichier: FichierArrive; acte: 'deposer' | 'remplacer' },
  ): Promise<void> {
    const { id, dossierId } = d;
    const categorie = CATEGORIE_DE_CLASSE[d.classe];
    await this.depot.tracer(tx, acteur, { id, dossierId, transition: d.acte, vers: d.classe });
    tx.journaliser({
      action: `document.${d.acte}`,
      ressource: 'document',
      ressourceId: id,
      dossierId,
      categories: [categorie],
    });
    tx.publier('fichier-depose', { fichierId: d.fichier.id });
    await this.depot.annoncer(tx, dossierId, id, categorie);
  }
}

const empreinteDe = (parties: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parties)).digest('hex');

/** Même clé, autre envoi. */
export const autreFichier = (): ErreurMetier =>
  erreurMetier(
    'cle-idempotence-reutilisee',
    'Cette clé d’idempotence a déjà servi pour un autre dépôt : prenez-en une neuve.',
  );
const dossierPlein = (): ErreurMetier =>
  erreurMetier(
    'regle-metier',
    `Ce dossier compte déjà ${LIMITES_DOCUMENT.parDossier} documents : retirez ceux qui ne servent plus.`,
  );
const tropDeVersions = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Ce document a trop de versions : retirez-le, puis déposez-le de nouveau.');

/** Un document retiré ne se change plus. */
export const dejaRetire = (): ErreurMetier => erreurMetier('conflit', 'Ce document est déjà retiré.');
