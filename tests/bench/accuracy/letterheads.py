"""Headers and closings as offices write them, about the office of a form."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.chinese import numeral

DIGITS = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))


@dataclass(frozen=True)
class Matter:
    """Who reports on which year, and when."""

    office: str
    year: int
    date: dt.date

    @property
    def code(self) -> str:
        """The letters of the office in its numbers."""
        return self.office[0] + self.office[-3:-1] + "发"


@dataclass(frozen=True)
class Piece:
    """A header or a closing: its lines, the fields they state, and what else they hold."""

    lines: tuple[str, ...]
    fields: dict[str, str]
    furniture: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


Make = Callable[[Matter], Piece]


def chinese_date(date: dt.date, zero: str = "〇") -> str:
    """Write a date in Chinese numerals."""
    year = "".join(DIGITS[digit] for digit in str(date.year)).replace("〇", zero)
    return f"{year}年{numeral(date.month)}月{numeral(date.day)}日"


def _plain(m: Matter) -> Piece:
    title = f"{m.office}{m.year}年度法治政府建设情况报告"
    return Piece((title, "", "市委、市政府："), {"title": title, "addressee": "市委、市政府"})


def _red(m: Matter) -> Piece:
    number = f"{m.code}〔{m.year + 1}〕12号"
    first, second = m.office, f"关于{m.year}年度法治政府建设情况的报告"
    return Piece(
        (f"{m.office}文件", "", f"{number}　　　　　　　　签发人：王　磊", "", first, second, "",
         "市委、市政府，省法治办："),
        {"mark": f"{m.office}文件", "doc_number": number, "signers": "王磊",
         "title": first + second, "addressee": "市委、市政府，省法治办"},
    )  # fmt: skip


def _signers_below(m: Matter) -> Piece:
    number = f"{m.code}字〔{m.year + 1}〕7号"
    title = f"关于{m.year}年法治政府建设工作情况的报告"
    return Piece(
        (f"{m.office}文件", number, "签发人：李建国　张　敏", "　　　　司马青云", "", title, "",
         "市人民政府："),
        {"mark": f"{m.office}文件", "doc_number": number, "signers": "李建国\n张敏\n司马青云",
         "title": title, "addressee": "市人民政府"},
    )  # fmt: skip


def _secret(m: Matter) -> Piece:
    number = f"{m.code}〔{m.year + 1}〕1号"
    title = f"{m.office}关于报送{m.year}年度法治政府建设情况的报告"
    return Piece(
        ("000103", "机密★3年", "特急", "", f"{m.office}", "长泽市司法局文件", "",
         f"{number}      签发人：赵一 钱二", title, "", "市委全面依法治市委员会："),
        {"copy_number": "000103", "secrecy": "机密★3年", "urgency": "特急",
         "mark": f"{m.office}\n长泽市司法局文件", "doc_number": number, "signers": "赵一\n钱二",
         "title": title, "addressee": "市委全面依法治市委员会"},
    )  # fmt: skip


def _one_line(m: Matter) -> Piece:
    number = f"{m.code}〔{m.year + 1}〕第3号"
    title = f"{m.office}关于{m.year}年度推进法治政府建设工作情况的报告"
    shown = number.replace("〔", "[").replace("〕", "]")
    return Piece(
        ("份号：000007　秘密★1年　加急", f"{m.office}文件", shown, title[:18], title[18:],
         "市委、市政府:"),
        {"copy_number": "000007", "secrecy": "秘密★1年", "urgency": "加急",
         "mark": f"{m.office}文件", "doc_number": number, "title": title,
         "addressee": "市委、市政府"},
    )  # fmt: skip


def _four_lines(m: Matter) -> Piece:
    number = f"{m.code}【{m.year + 1}】21号"
    lines = (
        m.office,
        "关于贯彻落实《法治政府建设实施纲要》",
        f"暨{m.year}年度法治政府",
        "建设情况的报告",
    )
    shown = f"{m.code}【{m.year + 1}】21号"
    return Piece(
        (shown, "", *lines, ""),
        {"doc_number": number.replace("【", "〔").replace("】", "〕"), "title": "".join(lines)},
    )


def _draft(m: Matter) -> Piece:
    title = f"{m.office}{m.year}年法治政府建设工作总结"
    return Piece((title, "（征求意见稿）", ""), {"title": f"{title}（征求意见稿）"})


def _numeral_year(m: Matter) -> Piece:
    year = "".join(DIGITS[digit] for digit in str(m.year))
    lines = (m.office, f"{year}年度法治政府建设情况报告")
    return Piece(
        (*lines, "", "市委办公室、市政府办公室，市委依法治市办："),
        {"title": "".join(lines), "addressee": "市委办公室、市政府办公室，市委依法治市办"},
    )


def _date_below(m: Matter) -> Piece:
    title = f"{m.year}年度法治政府建设情况报告"
    return Piece((title, m.office, f"（{_written(m.date)}）", ""), {"title": title})


def _page(m: Matter) -> Piece:
    title = f"{m.office}{m.year}年度法治政府建设年度报告"
    top = ("当前位置：首页 > 政府信息公开 > 法定主动公开内容",)
    below = (f"发布时间：{m.date.isoformat()} 16:02　来源：{m.office}　浏览次数：1024次",
             "字号：[大] [中] [小]　打印　收藏")  # fmt: skip
    return Piece((*top, title, *below), {"title": title}, furniture=(*top, *below))


def _index(m: Matter) -> Piece:
    title = f"{m.office}关于{m.year}年度法治政府建设情况的报告"
    top = (f"索引号：11330000/{m.date.year}-00012", "组配分类：其他", f"发布机构：{m.office}",
           f"生成日期：{m.date.isoformat()}", "公开方式：主动公开")  # fmt: skip
    return Piece((*top, "", title), {"title": title}, furniture=top)


LETTERHEADS: dict[str, Make] = {
    "title, addressee": _plain,
    "red, number and signer": _red,
    "three signers below": _signers_below,
    "secret, joint": _secret,
    "第3号 in [], one line": _one_line,
    "four lines, 《》": _four_lines,
    "（征求意见稿）": _draft,
    "year in numerals": _numeral_year,
    "date below the title": _date_below,
    "web page": _page,
    "web index": _index,
}


def _signed(m: Matter) -> Piece:
    return Piece(
        ("", " " * 30 + m.office, " " * 34 + _written(m.date)),
        {"signature": m.office, "date": m.date.isoformat()},
    )


def _padded(m: Matter) -> Piece:
    date = f"{m.date.year}年{m.date.month:02}月{m.date.day:02}日"
    return Piece(
        ("", m.office, date, "（此件公开发布）", "（联系人：陈晨，联系电话：12345678）"),
        {"signature": m.office, "date": m.date.isoformat(), "note": "此件公开发布"},
        furniture=("（联系人：陈晨，联系电话：12345678）",),
    )


def _numerals(m: Matter) -> Piece:
    return Piece(
        ("", "　" * 12 + m.office, "　" * 14 + chinese_date(m.date)),
        {"signature": m.office, "date": m.date.isoformat()},
    )


def _zero(m: Matter) -> Piece:
    return Piece(
        ("", m.office, chinese_date(m.date, "○"), "(此件主动公开)"),
        {"signature": m.office, "date": m.date.isoformat(), "note": "此件主动公开"},
    )


def _together(m: Matter) -> Piece:
    return Piece(
        ("", f"{m.office}　　{_written(m.date)}", "【此件依申请公开】"),
        {"signature": m.office, "date": m.date.isoformat(), "note": "此件依申请公开"},
    )


def _date_first(m: Matter) -> Piece:
    return Piece(
        ("", "　" * 14 + _written(m.date), "　" * 13 + m.office),
        {"signature": m.office, "date": m.date.isoformat()},
    )


def _unsigned(m: Matter) -> Piece:
    return Piece(("", " " * 30 + m.date.strftime("%Y年%m月%d日")), {"date": m.date.isoformat()})


def _nothing(_m: Matter) -> Piece:
    return Piece((), {})


def _imprint(m: Matter) -> Piece:
    return Piece(
        ("", m.office, _written(m.date), "", "（此件不予公开）", "",
         "抄送：市纪委监委，市人大常委会办公室，市政协办公室，", "　　　市委依法治市办。",
         f"{m.office}办公室　　　　{_written(m.date)}印发", "共印30份"),
        {"signature": m.office, "date": m.date.isoformat(), "note": "此件不予公开",
         "cc": "市纪委监委，市人大常委会办公室，市政协办公室，市委依法治市办",
         "printer": f"{m.office}办公室", "printed_on": m.date.isoformat()},
        loose=("共印30份",),
    )  # fmt: skip


def _imprint_turned(m: Matter) -> Piece:
    return Piece(
        (m.office, _written(m.date), "联系人：孙立；联系电话：0571-87654321",
         f"{m.office}办公室", f"{_written(m.date)}印发", "（共印15份）", "抄报：省委依法治省办。",
         "抄送:市委依法治市办,市司法局。"),
        {"signature": m.office, "date": m.date.isoformat(),
         "note": "联系人：孙立；联系电话：0571-87654321", "cc": "市委依法治市办，市司法局",
         "printer": f"{m.office}办公室", "printed_on": m.date.isoformat()},
        loose=("（共印15份）", "抄报：省委依法治省办。"),
    )  # fmt: skip


def _listed(m: Matter) -> Piece:
    return Piece(
        ("", "附件：1.行政执法数据统计表", "　　　2.规范性文件清理目录", "", m.office,
         _written(m.date)),
        {"signature": m.office, "date": m.date.isoformat()},
        attachments=("行政执法数据统计表", "规范性文件清理目录"),
        behind=("附件1", "", "行政执法数据统计表", "序号\t事项\t数量", "1\t行政处罚\t12",
                "2\t行政检查\t340", "附件2", "规范性文件清理目录", "1.《办法》（保留）",
                "2.《细则》（废止）"),
    )  # fmt: skip


def _listed_behind(m: Matter) -> Piece:
    return Piece(
        (m.office, _written(m.date), "附件：行政执法数据统计表"),
        {"signature": m.office, "date": m.date.isoformat()},
        attachments=("行政执法数据统计表",),
    )


def _web_foot(m: Matter) -> Piece:
    foot = ("【打印】【关闭】", "责任编辑：王芳", "相关附件：", "上一篇：关于公布权责清单的公告",
            "下一篇：没有了", "主办单位：市人民政府办公室　网站标识码：3300000012")  # fmt: skip
    return Piece(
        ("", m.office, _written(m.date), *foot),
        {"signature": m.office, "date": m.date.isoformat()},
        furniture=foot,
    )


CLOSINGS: dict[str, Make] = {
    "signature, date": _signed,
    "zero-padded, two notes": _padded,
    "〇 numerals": _numerals,
    "○ numerals, half brackets": _zero,
    "one line, 【】": _together,
    "date first": _date_first,
    "date only": _unsigned,
    "nothing": _nothing,
    "imprint": _imprint,
    "imprint turned round": _imprint_turned,
    "list above, pages": _listed,
    "list below": _listed_behind,
    "web foot": _web_foot,
}


def _written(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
