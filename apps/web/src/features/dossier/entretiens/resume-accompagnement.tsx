import { useQuery } from '@tanstack/react-query';
import { REGLE_RENCONTRE } from '@pdp/domain';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { optionsAccompagnement } from '../dossier.requetes';
import { direEntretiens, direRencontre } from './accompagnement.vue';

/** Entretiens tenus par modalité et délai de rencontre, avec la règle qui le compte. */
export function ResumeAccompagnement({ dossierId }: { readonly dossierId: string }) {
  const accompagnement = useQuery(optionsAccompagnement(dossierId));
  return (
    <Lecture requete={accompagnement}>
      {({ entretiens, contacts, rencontre }) => {
        const delai = direRencontre(rencontre);
        return (
          <div>
            <p>
              <b>{direEntretiens(entretiens)}</b>{' '}
              {contacts.total > 0 && <span className="fin">Contacts, comptés à part&nbsp;: {contacts.total}.</span>}
            </p>
            {delai && (
              <>
                <p>{delai}</p>
                <details className="fin">
                  <summary>Comment ce délai se compte</summary>
                  {REGLE_RENCONTRE.definition}
                </details>
              </>
            )}
          </div>
        );
      }}
    </Lecture>
  );
}
