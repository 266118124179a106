import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BrowserRouter, Link, Route, Routes } from 'react-router-dom';
import { useKeptMoment } from './useKeptMoment';
import { useMoment } from './useMoment';

const THEN = '2026-03-01T12:00:00.000Z';

function Tab({ owner }: { owner: string }) {
  const { moment, choose } = useKeptMoment(owner);
  return (
    <>
      <output>{moment ? `${moment.asOf} ${moment.clock}` : 'now'}</output>
      <button type="button" onClick={() => choose(undefined)}>
        Back to now
      </button>
    </>
  );
}

function Overview() {
  return <output>{useMoment().moment ? 'then' : 'no date here'}</output>;
}

function openTabs(start: string) {
  window.history.replaceState(null, '', start);
  render(
    <BrowserRouter
      future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
    >
      {['/a/versions', '/a/lineage', '/a', '/b/versions'].map(path => (
        <Link key={path} to={path}>
          {path}
        </Link>
      ))}
      <Routes>
        <Route path="/a/versions" element={<Tab owner="a" key="versions" />} />
        <Route path="/a/lineage" element={<Tab owner="a" key="lineage" />} />
        <Route path="/a" element={<Overview />} />
        <Route path="/b/versions" element={<Tab owner="b" key="b" />} />
      </Routes>
    </BrowserRouter>,
  );
}

const shown = () => screen.getByRole('status').textContent;
const go = (path: string) =>
  userEvent.click(screen.getByRole('link', { name: path }));

describe('useKeptMoment', () => {
  const start = `/a/versions?asOf=${THEN}&clock=actual`;

  it('keeps the date from one tab to the next', async () => {
    openTabs(start);
    expect(shown()).toBe(`${THEN} actual`);
    await go('/a/lineage');
    expect(shown()).toBe(`${THEN} actual`);
    expect(window.location.search).toContain('clock=actual');
  });

  it('leaves the date of another entity, and of a page without dates, behind', async () => {
    openTabs(start);
    await go('/b/versions');
    expect(shown()).toBe('now');
    await go('/a/versions');
    expect(shown()).toBe('now');
  });

  it('forgets it on a page in between', async () => {
    openTabs(start);
    await go('/a');
    expect(shown()).toBe('no date here');
    await go('/a/lineage');
    expect(shown()).toBe('now');
  });

  it('stays as of now once the reader went back to it', async () => {
    openTabs(start);
    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(shown()).toBe('now');
    await go('/a/lineage');
    expect(shown()).toBe('now');
  });
});
