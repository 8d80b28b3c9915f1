import type { ClasseDocument } from '@pdp/domain';
import { CoffreFichiers } from '../../src/platform/fichiers/coffre.js';
import { ScellementPort } from '../../src/platform/fichiers/scellement.port.js';
import { nouvelId } from '../../src/platform/config/identifiants.js';
import type { ApplicationDemo } from '../demo-de-test.js';
import { unPdf } from './echantillons.js';

/** Pose un document sain, par le coffre et la base, là où il vit vraiment ; `marque` : dans le nom et dans le contenu. */
export async function poserDocument(
  app: ApplicationDemo,
  dossierId: string,
  { classe, marque, titre = 'Document' }: { classe: ClasseDocument; marque: string; titre?: string },
): Promise<{ documentId: string; fichierId: string }> {
  const [documentId, fichierId] = [nouvelId(), nouvelId()];
  const coffre = app.app.get(CoffreFichiers, { strict: false });
  const scellement = app.app.get(ScellementPort, { strict: false });
  const recu = await coffre.recevoir(
    fichierId,
    (async function* () {
      yield unPdf(marque);
    })(),
  );
  const auteur = await app.idDe('assistante.sociale');
  const titreScelle = scellement.sceller(titre, { table: 'document', colonne: 'titre_scelle', ligne: documentId });
  const nomScelle = scellement.sceller(`${marque}.pdf`, { table: 'fichier', colonne: 'nom_scelle', ligne: fichierId });
  await app.sql(
    `INSERT INTO document (id, dossier_id, classe, titre_scelle, depose_par, cree_le) VALUES ($1,$2,$3,$4,$5, now() - interval '1 hour')`,
    [documentId, dossierId, classe, titreScelle, auteur],
  );
  await app.sql(
    `INSERT INTO fichier (id, dossier_id, usage, document_id, numero, nom_scelle, type, octets, empreinte, cle_scellee, etat, analyseur, analyse_le, depose_par)
     VALUES ($1,$2,'DOCUMENT',$3,1,$4,$5,$6,$7,$8,'SAIN','SIMULEE', now(), $9)`,
    [fichierId, dossierId, documentId, nomScelle, recu.type, recu.octets, recu.empreinte, recu.cle, auteur],
  );
  return { documentId, fichierId };
}
