import { Button } from '@mantine/core';
import type { ExportAccesVue } from '@pdp/domain';
import { dateMoyenne } from '../../platform/format/dates';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { Erreur } from '../../platform/ui/retours/erreur';
import { usePrendreFichier } from '../droits/mes-droits.requetes';
import { SeReconnecter } from '../droits/se-reconnecter';
import styles from './delegue.module.css';

/** Fichiers d'un accès accordé : la personne les prend dans son livret ; le délégué, pour qui n'a pas d'accès. */
export function FichiersDemande({ fichiers }: { fichiers: ExportAccesVue }) {
  const prendre = usePrendreFichier();
  if (fichiers.etat === 'EN_PREPARATION') return <Bandeau>Les fichiers se préparent.</Bandeau>;
  if (fichiers.etat === 'ECHEC') return <Bandeau couleur="rouge">Les fichiers n’ont pas pu être préparés.</Bandeau>;
  if (fichiers.etat === 'EPUISE') return <Bandeau>Les fichiers ont été pris, ou effacés à leur terme.</Bandeau>;
  return (
    <div className={styles['formulaire']}>
      <Bandeau couleur="ambre">
        Fichiers prêts{fichiers.expireLe ? `, jusqu’au ${dateMoyenne(fichiers.expireLe)}` : ''}. Chacun ne se prend
        qu’une fois&nbsp;: si vous le prenez, la personne ne le pourra plus. Ne l’envoyez pas par courriel.
      </Bandeau>
      {prendre.isError && <Erreur erreur={prendre.error} />}
      <SeReconnecter erreur={prendre.error} />
      <div className={styles['actions']}>
        {fichiers.pdfRestant && (
          <Button variant="default" onClick={() => prendre.mutate({ id: fichiers.id, format: 'pdf' })}>
            Prendre le document à imprimer
          </Button>
        )}
        {fichiers.jsonRestant && (
          <Button variant="default" onClick={() => prendre.mutate({ id: fichiers.id, format: 'json' })}>
            Prendre le fichier complet
          </Button>
        )}
      </div>
    </div>
  );
}
