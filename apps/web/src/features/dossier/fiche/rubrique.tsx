import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { LIBELLES_CATEGORIE, SCHEMAS_FICHE } from '@pdp/domain';
import type { CategorieDonnee, CategorieFiche, DossierVue } from '@pdp/domain';
import { PORTEES } from '@pdp/permissions';
import type { Portee } from '@pdp/permissions';
import { useState } from 'react';
import { lireBrouillon } from '../../../platform/brouillons/brouillons';
import { enPhrase } from '../../../platform/format/textes';
import { peut } from '../../../platform/permissions/capacites';
import { useSession } from '../../../platform/session/session.requetes';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Reserve } from '../../../platform/ui/mise-en-page/reserve';
import { nomsMasques, raisonMasque } from '../lecteurs';
import { FormulaireCategorie } from './formulaire-categorie';
import { LectureCategorie } from './lecture-categorie';
import { capaciteEcrire } from './rubrique.vue';
import styles from '../dossier.module.css';

type Props = { readonly dossier: DossierVue; readonly categorie: CategorieFiche };

/** Une catégorie de la fiche : lue, corrigée sur place, ou nommée sans son contenu. */
export function Rubrique({ dossier, categorie }: Props) {
  const modifiable = peut(dossier, capaciteEcrire(categorie)) && categorie in SCHEMAS_FICHE;
  const aBrouillon = modifiable && lireBrouillon(`dossier.${dossier.id}.${categorie}`) !== undefined;
  const [edition, poserEdition] = useState(aBrouillon);
  const contenu = dossier.categories[categorie];
  if (!contenu) {
    return dossier.masque.includes(categorie) ? <Masquee dossier={dossier} categorie={categorie} /> : null;
  }
  return (
    <section className={styles['rubrique']} aria-labelledby={`rubrique-${categorie}`}>
      <div className={styles['titreRubrique']}>
        <h2 id={`rubrique-${categorie}`}>{LIBELLES_CATEGORIE[categorie]}</h2>
        {modifiable && !edition && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => poserEdition(true)}
          >
            Modifier
            <span className="visuellement-cache">&nbsp;: {LIBELLES_CATEGORIE[categorie]}</span>
          </Button>
        )}
      </div>
      {edition ? (
        <FormulaireCategorie dossier={dossier} categorie={categorie} fermer={() => poserEdition(false)} />
      ) : (
        <>
          <LectureCategorie categorie={categorie} contenu={contenu} />
          <Precisions dossier={dossier} categorie={categorie} />
        </>
      )}
    </section>
  );
}

function Precisions({ dossier, categorie }: { dossier: DossierVue; categorie: CategorieDonnee }) {
  const portee = dossier.portees[categorie];
  const masques = nomsMasques(dossier, categorie);
  if (!portee && masques.length === 0) return null;
  return (
    <p style={{ marginTop: 12, display: 'flex', gap: 6, flexWrap: 'wrap' }}>
      {portee && portee in PORTEES && <Puce>Vous lisez&nbsp;: {PORTEES[portee as Portee]}</Puce>}
      {masques.length > 0 && <Puce couleur="violet">{`masqué à\u00a0: ${masques.join(', ')}`}</Puce>}
    </p>
  );
}

function Masquee({ dossier, categorie }: Props) {
  const phrase = raisonMasque(useSession(), dossier, categorie);
  return (
    <div className={styles['rubrique']}>
      <Reserve titre={LIBELLES_CATEGORIE[categorie]}>{enPhrase(phrase)}</Reserve>
    </div>
  );
}
