import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { LIBELLES_CLASSE_DOCUMENT, MOTIFS_RETRAIT_DOCUMENT } from '@pdp/domain';
import type { DocumentsVue, DocumentVue, DossierVue, VersionDocumentVue } from '@pdp/domain';
import { useState } from 'react';
import { dateCourte } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { pluriel } from '../../platform/format/textes';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import { adresseContenu, optionsDocuments } from './document.requetes';
import { detailVersion, etatDesAnalyses, etatEnClair, rangerDocuments, titreDe } from './document.vue';
import { FormulaireDocument } from './formulaire-document';
import { NouvelleVersion } from './nouvelle-version';
import { RetirerDocument } from './retirer-document';
import styles from './document.module.css';

/** Documents du dossier : ce que ce lecteur peut en connaître, et de quoi déposer, remplacer ou retirer. */
export function DocumentsDossier({ dossier }: { readonly dossier: DossierVue }) {
  const documents = useQuery(optionsDocuments(dossier.id));
  return <Lecture requete={documents}>{(vue) => <Contenu dossier={dossier} vue={vue} />}</Lecture>;
}

function Contenu({ dossier, vue }: { dossier: DossierVue; vue: DocumentsVue }) {
  const [ajout, poserAjout] = useState(false);
  const { classes, ferme, analyseSimulee } = vue.depot;
  const { presents, retires } = rangerDocuments(vue.elements);
  const depotPossible = classes.length > 0 && ferme === null;
  return (
    <div className={styles['corps']}>
      <div className={styles['titre']}>
        <h2>Documents</h2>
        {depotPossible && !ajout && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => poserAjout(true)}>
            Déposer un document
          </Button>
        )}
      </div>
      {ferme !== null && <p className={styles['refus']}>{ferme}</p>}
      {depotPossible && analyseSimulee && <p className="fin">Démonstration&nbsp;: l’analyse antivirus est simulée.</p>}
      {ajout && depotPossible && (
        <FormulaireDocument dossier={dossier} classes={classes} fermer={() => poserAjout(false)} />
      )}
      <p role="status" className={`fin ${styles['analyses']}`}>
        {etatDesAnalyses(presents)}
      </p>
      {presents.length === 0 ? (
        <EtatVide titre="Aucun document">
          Les documents administratifs et sociaux se déposent ici. Un document médical passe par MSSanté.
        </EtatVide>
      ) : (
        <ul className={styles['liste']}>
          {presents.map((document) => (
            <Document key={document.id} dossierId={dossier.id} document={document} />
          ))}
        </ul>
      )}
      {retires.length > 0 && <Retires documents={retires} />}
    </div>
  );
}

function Document({ dossierId, document }: { dossierId: string; document: DocumentVue }) {
  const aujourdhui = useAujourdhui();
  const [derniere, ...anciennes] = document.versions;
  return (
    <li className={styles['document']}>
      <div className={styles['nom']}>
        <b>{titreDe(document)}</b>
        <Puce couleur={document.classe === 'SOCIAL' ? 'violet' : 'gris'}>
          {LIBELLES_CLASSE_DOCUMENT[document.classe].nom}
        </Puce>
        {document.adresseA && <Puce couleur="bleu">{`pour ${document.adresseA}`}</Puce>}
      </div>
      {derniere ? (
        <Version version={derniere} titre={titreDe(document)} />
      ) : (
        <p className="fin">
          Déposé le {dateCourte(document.le, aujourdhui)}&nbsp;; votre fonction en lit le titre seulement.
        </p>
      )}
      {anciennes.length > 0 && (
        <details>
          <summary className="fin">{pluriel(anciennes.length, 'version précédente', 'versions précédentes')}</summary>
          {anciennes.map((version) => (
            <Version
              key={version.fichierId}
              version={version}
              titre={`${titreDe(document)}, version ${version.numero}`}
            />
          ))}
        </details>
      )}
      {document.capacites.ecrire && (
        <div className={styles['gestes']}>
          <NouvelleVersion dossierId={dossierId} document={document} />
          <RetirerDocument dossierId={dossierId} document={document} />
        </div>
      )}
    </li>
  );
}

// Un fichier refusé se voit de loin ; un fichier qui attend se distingue d'un fichier qui s'ouvre.
const ENCADRES: Readonly<Record<string, string>> = { rouge: 'infecte', ambre: 'refus' };

function Version({ version, titre }: { version: VersionDocumentVue; titre: string }) {
  const etat = etatEnClair(version.etat);
  return (
    <div
      className={
        etat === null ? styles['gestes'] : `${styles['gestes']} ${styles[ENCADRES[etat.couleur] ?? 'attente']}`
      }
    >
      {etat === null ? (
        <Anchor href={adresseContenu(version.fichierId)} download className={styles['nom']}>
          <IconDownload size={16} aria-hidden="true" />
          {version.nom}
          <span className="visuellement-cache">&nbsp;: télécharger {titre}</span>
        </Anchor>
      ) : (
        <>
          <Puce couleur={etat.couleur}>{etat.texte}</Puce>
          <span className="fin">{etat.quoi}</span>
        </>
      )}
      <span className="fin">{detailVersion(version, useAujourdhui())}</span>
    </div>
  );
}

function Retires({ documents }: { documents: readonly DocumentVue[] }) {
  const aujourdhui = useAujourdhui();
  return (
    <details>
      <summary>{pluriel(documents.length, 'document retiré', 'documents retirés')}</summary>
      <ul className={styles['liste']}>
        {documents.map((document) => (
          <li key={document.id} className={styles['document']}>
            <b>{titreDe(document)}</b>
            {document.retrait && (
              <span className="fin">
                Retiré le {dateCourte(document.retrait.le, aujourdhui)}
                {document.retrait.par && ` par ${document.retrait.par}`}
                &nbsp;: {MOTIFS_RETRAIT_DOCUMENT[document.retrait.motif].libelle.toLocaleLowerCase('fr')}.
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
